package io.omnimesh.catalog.domain;

import io.omnimesh.catalog.domain.Domain.Member;
import io.omnimesh.catalog.domain.Domain.Owner;
import io.omnimesh.contract.yaml.Words;
import io.omnimesh.contract.yaml.YamlFields;
import io.omnimesh.contract.yaml.YamlNode;
import io.omnimesh.contract.yaml.YamlReader;

/** The file form of a {@link Domain}: {@code kind: Domain}. */
public final class DomainFile {
  private DomainFile() {}

  /**
   * Reads a definition.
   *
   * @param file how refusals name the file
   * @param text its content
   */
  public static Domain read(String file, String text) {
    YamlFields fields = new YamlFields(YamlReader.read(file, text), "a domain");
    Words.head(fields, "Domain");
    Domain domain =
        new Domain(
            Words.name(fields.text("name"), "the domain's name"),
            fields.text("title").text(),
            fields.text("description").text().strip(),
            owner(fields.fields("owner", "an owner")),
            fields.list("members", DomainFile::member));
    fields.end();
    return domain;
  }

  private static Owner owner(YamlFields fields) {
    Owner owner = new Owner(fields.text("name").text(), Words.email(fields.text("email")));
    fields.end();
    return owner;
  }

  private static Member member(YamlNode node) {
    YamlFields fields = YamlFields.of(node, "a member");
    Member member =
        new Member(
            fields.text("name").text(),
            Words.email(fields.text("email")),
            fields.text("role").text());
    fields.end();
    return member;
  }
}
