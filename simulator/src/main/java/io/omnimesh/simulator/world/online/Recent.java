package io.omnimesh.simulator.world.online;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What each person bought online lately, newest first. */
final class Recent {
  private static final int KEPT = 8;

  private final short[] bought;

  Recent(int persons) {
    bought = new short[persons * KEPT];
  }

  void add(int person, int productId) {
    int from = person * KEPT;
    System.arraycopy(bought, from, bought, from + 1, KEPT - 1);
    bought[from] = (short) productId;
  }

  List<Integer> of(int person) {
    List<Integer> ids = new ArrayList<>(KEPT);
    for (int i = person * KEPT; i < (person + 1) * KEPT && bought[i] > 0; i++) {
      ids.add((int) bought[i]);
    }
    return ids;
  }

  void save(DataOutput out) throws IOException {
    for (short productId : bought) {
      out.writeShort(productId);
    }
  }

  void load(DataInput in) throws IOException {
    for (int i = 0; i < bought.length; i++) {
      bought[i] = in.readShort();
    }
  }
}
