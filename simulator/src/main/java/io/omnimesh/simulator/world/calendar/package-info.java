/** What the calendar and the sky do to trade: weekdays, holidays, paydays, seasons, weather. */
@NullMarked
package io.omnimesh.simulator.world.calendar;

import org.jspecify.annotations.NullMarked;
