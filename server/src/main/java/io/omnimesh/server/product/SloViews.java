package io.omnimesh.server.product;

import io.omnimesh.catalog.state.SloChange;
import io.omnimesh.contract.sla.SloBudget;
import io.omnimesh.contract.sla.SloHistory;
import io.omnimesh.contract.sla.SloState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Promises of service with the error budgets that their histories leave. */
record SloViews(io.omnimesh.catalog.state.SloHistory kept, Instant now) {

  Map<String, Object> withBudget(SloChange latest) {
    SloHistory history = SloHistory.EMPTY;
    for (SloChange change :
        kept.timeline(latest.port(), latest.property(), now.minus(SloHistory.WINDOW), now)) {
      history = history.with(verdict(change.state()), change.at());
    }
    Map<String, Object> view = Views.slo(latest);
    view.put("budget", budget(history.budget(now)));
    return view;
  }

  private static Map<String, Object> budget(SloBudget budget) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("windowSeconds", budget.window().toSeconds());
    view.put("targetPercent", budget.targetPercent());
    view.put("keptSeconds", budget.kept().toSeconds());
    view.put("breachedSeconds", budget.breached().toSeconds());
    budget.keptPercent().ifPresent(percent -> view.put("keptPercent", percent));
    view.put("allowedSeconds", budget.allowed().toSeconds());
    view.put("leftSeconds", budget.left().toSeconds());
    return view;
  }

  private static SloState.Verdict verdict(SloChange.State state) {
    return switch (state) {
      case MET -> SloState.Verdict.KEPT;
      case BREACHED -> SloState.Verdict.BREACHED;
      case NOT_EVALUATED -> SloState.Verdict.NOT_EVALUATED;
    };
  }
}
