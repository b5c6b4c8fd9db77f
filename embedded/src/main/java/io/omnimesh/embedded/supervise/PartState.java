package io.omnimesh.embedded.supervise;

/** Where a part is in its life. */
public enum PartState {
  /** Waits for the parts that it needs. */
  WAITING,
  /** Downloads, verifies or unpacks what it runs from. */
  FETCHING,
  /** Has what it runs from, waits for its turn to start. */
  QUEUED,
  /** Writes its configuration. */
  PREPARING,
  /** Its process runs but does not work yet. */
  STARTING,
  /** Works; creates what others rely on. */
  PROVISIONING,
  /** Works. */
  READY,
  /** Failed; is started again after a pause. */
  FAILED,
  /** This machine cannot run it. */
  UNAVAILABLE,
  /** Is asked to end. */
  STOPPING,
  /** Does not run. */
  STOPPED
}
