package io.omnimesh.contract.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects changes while a contract is compared. */
final class Changes {
  private final List<Change> list = new ArrayList<>();

  List<Change> list() {
    return list;
  }

  void added(ChangeKind kind, String path, String after, String message) {
    list.add(new Change(kind, path, Optional.empty(), Optional.of(after), message));
  }

  void removed(ChangeKind kind, String path, String before, String message) {
    list.add(new Change(kind, path, Optional.of(before), Optional.empty(), message));
  }

  void changed(ChangeKind kind, String path, String before, String after, String message) {
    list.add(new Change(kind, path, Optional.of(before), Optional.of(after), message));
  }

  /** A value that one side may lack. */
  void differs(
      ChangeKind kind,
      String path,
      Optional<String> before,
      Optional<String> after,
      String message) {
    list.add(new Change(kind, path, before, after, message));
  }

  /** Notes that documentation differs, if it does. */
  void document(ChangeKind kind, String path, Object before, Object after, String what) {
    if (!before.equals(after)) {
      list.add(new Change(kind, path, Optional.empty(), Optional.empty(), "changes " + what));
    }
  }
}
