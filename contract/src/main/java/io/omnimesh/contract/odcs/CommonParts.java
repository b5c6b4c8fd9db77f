package io.omnimesh.contract.odcs;

import io.omnimesh.contract.document.Fields;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Sequence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parts that contracts and products share. */
public final class CommonParts {
  private CommonParts() {}

  public static List<CustomProperty> customProperties(Fields fields) {
    return fields.list(
        "customProperties",
        item ->
            new CustomProperty(
                item.text("id"),
                item.textOrEmpty("property"),
                item.value("value"),
                item.text("description")));
  }

  public static List<AuthoritativeDefinition> definitions(Fields fields) {
    return fields.list(
        "authoritativeDefinitions",
        item ->
            new AuthoritativeDefinition(
                item.text("id"),
                item.textOrEmpty("url"),
                item.textOrEmpty("type"),
                item.text("description")));
  }

  /** The description of the whole; a text alone is taken as the purpose. */
  public static Optional<Description> description(Fields fields) {
    if (!fields.has("description")) {
      return Optional.empty();
    }
    Fields description = fields.fields("description");
    return Optional.of(
        new Description(
            description.text("purpose").or(() -> fields.text("description")),
            description.text("limitations"),
            description.text("usage"),
            definitions(description),
            customProperties(description)));
  }

  public static List<SupportChannel> support(Fields fields) {
    return fields.list(
        "support",
        item ->
            new SupportChannel(
                item.text("id"),
                item.textOrEmpty("channel"),
                item.text("url"),
                item.text("description"),
                item.text("tool"),
                item.text("scope"),
                item.text("invitationUrl"),
                customProperties(item)));
  }

  /** The team; version 3.0 writes its members alone. */
  public static Optional<Team> team(Fields fields) {
    @Nullable Node node = fields.node("team");
    if (node == null) {
      return Optional.empty();
    }
    Fields team = fields.fields("team");
    return Optional.of(
        new Team(
            team.text("id"),
            team.text("name"),
            team.text("description"),
            node instanceof Sequence ? members(fields, "team") : members(team, "members"),
            team.texts("tags"),
            definitions(team),
            customProperties(team)));
  }

  private static List<TeamMember> members(Fields fields, String key) {
    return fields.list(
        key,
        item ->
            new TeamMember(
                item.text("id"),
                item.textOrEmpty("username"),
                item.text("name"),
                item.text("description"),
                item.text("role"),
                item.text("dateIn"),
                item.text("dateOut"),
                item.text("replacedByUsername"),
                item.texts("tags"),
                definitions(item),
                customProperties(item)));
  }

  static List<Role> roles(Fields fields) {
    return fields.list(
        "roles",
        item ->
            new Role(
                item.text("id"),
                item.textOrEmpty("role"),
                item.text("description"),
                item.text("access"),
                item.text("firstLevelApprovers"),
                item.text("secondLevelApprovers"),
                customProperties(item)));
  }
}
