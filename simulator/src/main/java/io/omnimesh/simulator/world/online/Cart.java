package io.omnimesh.simulator.world.online;

import io.omnimesh.simulator.world.event.OnlineEvent.CartLine;
import java.util.ArrayList;
import java.util.List;

/** A cart while it fills. */
final class Cart {
  private final long cartId;
  private final List<CartLine> lines = new ArrayList<>();

  Cart(long cartId) {
    this.cartId = cartId;
  }

  long cartId() {
    return cartId;
  }

  /** Adds pieces and returns how many of the product are in the cart then. */
  int add(int productId, int pieces, int unitPriceCents) {
    for (int i = 0; i < lines.size(); i++) {
      CartLine line = lines.get(i);
      if (line.productId() == productId) {
        int after = line.quantity() + pieces;
        lines.set(i, new CartLine(productId, after, unitPriceCents));
        return after;
      }
    }
    lines.add(new CartLine(productId, pieces, unitPriceCents));
    return pieces;
  }

  /** Takes the latest line out again and returns it. */
  CartLine removeLast() {
    return lines.removeLast();
  }

  List<CartLine> lines() {
    return List.copyOf(lines);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  long totalCents() {
    long total = 0;
    for (CartLine line : lines) {
      total += (long) line.quantity() * line.unitPriceCents();
    }
    return total;
  }
}
