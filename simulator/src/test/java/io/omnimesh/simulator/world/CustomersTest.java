package io.omnimesh.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.simulator.world.event.OnlineEvent.OrderChannel;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderPlaced;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderStatus;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderStatusChanged;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.ServiceEvent.SurveyAnswered;
import io.omnimesh.simulator.world.event.StoreEvent.BasketSold;
import io.omnimesh.simulator.world.event.StoreEvent.SaleLost;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.Identity;
import io.omnimesh.simulator.world.policy.RecommendationPolicy;
import io.omnimesh.simulator.world.policy.RecommendationQuestion;
import io.omnimesh.simulator.world.policy.ReplenishmentPolicy;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.shopper.Tastes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What customers do follows from what they like and from what happens to them. */
class CustomersTest {
  private static final SimulationOptions DEFAULTS = SimulationOptions.ofDefaults();

  private final World world = SmallWorld.of(21);

  /** Knows the latent tastes of everybody who is logged in: no real policy can. */
  private record Oracle(Tastes tastes, Map<Long, Integer> persons, int products)
      implements RecommendationPolicy {
    @Override
    public String name() {
      return "oracle";
    }

    @Override
    public List<Integer> recommend(RecommendationQuestion question) {
      Long account = question.accountId();
      if (account == null) {
        return List.of();
      }
      int person = persons.getOrDefault(account, 0);
      return IntStream.range(0, products)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer i) -> -tastes.relevance(person, i)))
          .limit(question.size())
          .map(i -> i + 1)
          .toList();
    }
  }

  private long ordersWith(RecommendationPolicy policy) {
    return SmallWorld.events(
            world, DEFAULTS.withSubjects(Set.of(Subject.ORDERS)).withRecommendation(policy), 20)
        .stream()
        .filter(event -> event instanceof OrderPlaced order && order.channel() == OrderChannel.WEB)
        .count();
  }

  @Test
  void relevantRecommendationsLiftOrders() {
    Map<Long, Integer> persons = new HashMap<>();
    for (Identity identity : world.truth().identities()) {
      if (identity.channel() == Identity.Channel.ONLINE_ACCOUNT) {
        persons.put(identity.id(), identity.personId() - 1);
      }
    }
    GeneratedWorld made = (GeneratedWorld) world;
    Tastes tastes = new Tastes(new Streams(21), made.range(), 4_000);
    long plain = ordersWith(RecommendationPolicy.bestSellers());
    long relevant = ordersWith(new Oracle(tastes, persons, 600));
    assertThat((double) relevant / plain).isGreaterThan(1.15);
  }

  private double lostShare(ReplenishmentPolicy policy) {
    long lost = 0;
    long lines = 0;
    for (RetailEvent event : SmallWorld.events(world, DEFAULTS.withReplenishment(policy), 60)) {
      if (event instanceof SaleLost) {
        lost++;
      } else if (event instanceof BasketSold basket) {
        lines += basket.lines().size();
      }
    }
    return (double) lost / (lines + lost);
  }

  @Test
  void waitingForEmptyShelvesLosesMoreSalesThanAReorderPoint() {
    double reorderPoint = lostShare(ReplenishmentPolicy.reorderPoint());
    double careful = lostShare(ReplenishmentPolicy.reorderPoint(3));
    double whenEmpty = lostShare(ReplenishmentPolicy.whenEmpty());
    assertThat(reorderPoint).isBetween(0.002, 0.06);
    assertThat(careful).isLessThan(reorderPoint);
    assertThat(whenEmpty).isGreaterThan(1.5 * reorderPoint);
  }

  @Test
  void thoseWhoWaitedOrWereRefusedScoreLower() {
    Set<Long> troubled = new HashSet<>();
    Map<Long, Integer> scores = new HashMap<>();
    for (RetailEvent event : SmallWorld.events(world, DEFAULTS, 60)) {
      switch (event) {
        case OrderStatusChanged turn
            when turn.to() == OrderStatus.CANCELLED || "carrier delay".equals(turn.reason()) ->
            troubled.add(turn.orderId());
        case SurveyAnswered answer when answer.orderId() != null && answer.ticketId() == null ->
            scores.put(answer.orderId(), answer.score());
        default -> {}
      }
    }
    double bad = mean(scores, troubled, true);
    double good = mean(scores, troubled, false);
    assertThat(good - bad).isGreaterThan(1.0);
    assertThat(good).isBetween(7.5, 9.5);
  }

  private static double mean(Map<Long, Integer> scores, Set<Long> troubled, boolean in) {
    return scores.entrySet().stream()
        .filter(entry -> troubled.contains(entry.getKey()) == in)
        .mapToInt(Map.Entry::getValue)
        .average()
        .orElseThrow();
  }
}
