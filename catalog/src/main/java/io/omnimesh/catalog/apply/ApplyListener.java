package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.plan.Step;

/** Hears how an apply goes on. */
public interface ApplyListener {
  /** Hears nothing. */
  ApplyListener SILENT =
      new ApplyListener() {
        @Override
        public void product(String product) {}

        @Override
        public void done(Step step) {}

        @Override
        public void failed(String product, String why) {}
      };

  /**
   * An apply begins that has something to do.
   *
   * @param run its id in the journal
   */
  default void begun(long run) {}

  /** The steps of a product begin. */
  void product(String product);

  /** A step is done. */
  void done(Step step);

  /** A product stays as it was. */
  void failed(String product, String why);
}
