package io.omnimesh.catalog.state;

/** Everything that the control plane remembers, by subject. */
public interface ControlState {
  Registry registry();

  ApplyJournal journal();

  Leases leases();

  QualityHistory quality();

  SloHistory slos();

  QueryHistory queries();

  IdempotencyKeys idempotencyKeys();

  MaterialisationRuns materialisations();
}
