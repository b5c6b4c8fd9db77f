package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Pointer;
import org.jspecify.annotations.Nullable;

/** The way from the root to a value; spelt as a JSON pointer only where a finding needs it. */
record Path(@Nullable Path parent, @Nullable String key, int index) {
  static final Path ROOT = new Path(null, null, -1);

  Path child(String childKey) {
    return new Path(this, childKey, -1);
  }

  Path child(int childIndex) {
    return new Path(this, null, childIndex);
  }

  String pointer() {
    if (parent == null) {
      return "";
    }
    return key == null
        ? Pointer.child(parent.pointer(), index)
        : Pointer.child(parent.pointer(), key);
  }

  /** The nearest key, for messages: {@code tags} for an item of the tags. */
  String name() {
    if (key != null) {
      return key;
    }
    return parent == null ? "the document" : parent.name();
  }
}
