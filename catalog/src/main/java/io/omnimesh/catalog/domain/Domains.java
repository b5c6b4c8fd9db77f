package io.omnimesh.catalog.domain;

import io.omnimesh.catalog.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * All domains and their sources, as the files say.
 *
 * @param domains by name
 * @param sources by domain, then by name
 */
public record Domains(List<Domain> domains, List<Source> sources) {
  public Domains {
    domains = List.copyOf(domains);
    sources = List.copyOf(sources);
  }

  public Optional<Domain> find(String domain) {
    return domains.stream().filter(it -> it.name().equals(domain)).findFirst();
  }

  public Optional<Source> findSource(String name) {
    return sources.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  public List<Source> sourcesOf(String domain) {
    return sources.stream().filter(it -> it.domain().equals(domain)).toList();
  }
}
