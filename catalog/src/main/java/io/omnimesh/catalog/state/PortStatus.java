package io.omnimesh.catalog.state;

/** Whether readers may rely on a major of a port. */
public enum PortStatus {
  /** Served and kept. */
  ACTIVE,
  /** Served until its end date; readers should move to the next major. */
  DEPRECATED,
  /** No longer served. */
  RETIRED
}
