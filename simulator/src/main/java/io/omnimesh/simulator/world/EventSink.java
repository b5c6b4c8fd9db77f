package io.omnimesh.simulator.world;

import io.omnimesh.simulator.world.event.RetailEvent;

/** Takes events in the order of their time; an exception stops the simulation for good. */
@FunctionalInterface
public interface EventSink {
  void accept(RetailEvent event);

  /** A sink that drops everything: to bring a resumed simulation to where writing stopped. */
  static EventSink discarding() {
    return _ -> {};
  }
}
