package io.omnimesh.simulator.world.day;

import io.omnimesh.simulator.world.event.RetailEvent;

/** Takes events that are known now and happen now or later, in any order. */
@FunctionalInterface
public interface Outbox {
  void add(RetailEvent event);
}
