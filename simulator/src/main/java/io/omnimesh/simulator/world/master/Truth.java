package io.omnimesh.simulator.world.master;

import java.util.List;

/** Who is who: the true persons and their identities. For evaluation only. */
public record Truth(List<Person> persons, List<Identity> identities) {
  public Truth {
    persons = List.copyOf(persons);
    identities = List.copyOf(identities);
  }
}
