/** Customer service and opinions: tickets, chats, surveys, reviews. */
@NullMarked
package io.omnimesh.simulator.world.service;

import org.jspecify.annotations.NullMarked;
