package io.omnimesh.catalog.domain;

import java.util.List;

/**
 * A part of the business that owns data.
 *
 * @param name its name in folders, SQL and topics
 * @param title what people call it
 * @param description what it answers for, in prose
 * @param owner who answers for it
 * @param members who works in it
 */
public record Domain(
    String name, String title, String description, Owner owner, List<Member> members) {
  public Domain {
    members = List.copyOf(members);
  }

  /**
   * Who answers for a domain.
   *
   * @param name the team or person
   * @param email where to write
   */
  public record Owner(String name, String email) {}

  /**
   * Someone who works in a domain.
   *
   * @param name the person
   * @param email where to write
   * @param role what they do there
   */
  public record Member(String name, String email, String role) {}
}
