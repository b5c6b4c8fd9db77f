package io.omnimesh.store;

import io.omnimesh.catalog.state.ApplyJournal;
import io.omnimesh.catalog.state.ApplyRun;
import io.omnimesh.catalog.state.Page;
import io.omnimesh.catalog.state.PageRequest;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Runs of apply and their steps. */
final class PostgresApplyJournal implements ApplyJournal {
  private static final String RUNS =
      "SELECT id, plan_id, plan_json, applied_by, state, started_at, finished_at FROM apply_run ";

  private final Sessions sessions;

  PostgresApplyJournal(Sessions sessions) {
    this.sessions = sessions;
  }

  /** A run without its steps, and one of its steps. */
  private record Head(
      long id,
      String planId,
      String planJson,
      String by,
      ApplyRun.State state,
      Instant startedAt,
      Optional<Instant> finishedAt) {
    ApplyRun with(List<ApplyRun.Step> steps) {
      return new ApplyRun(id, planId, planJson, steps, by, startedAt, finishedAt, state);
    }
  }

  private record Owned(long run, ApplyRun.Step step) {}

  @Override
  public ApplyRun begin(String planId, String planJson, List<String> steps, String by) {
    return sessions.inTransaction(handle -> {
      long run =
          handle
              .createQuery(
                  """
                  INSERT INTO apply_run (plan_id, plan_json, applied_by)
                  VALUES (:planId, :planJson, :by) RETURNING id
                  """)
              .bind("planId", planId)
              .bind("planJson", planJson)
              .bind("by", by)
              .mapTo(Long.class)
              .one();
      if (!steps.isEmpty()) {
        insertSteps(handle, run, steps);
      }
      return find(handle, run).orElseThrow();
    });
  }

  private static void insertSteps(Handle handle, long run, List<String> steps) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO apply_step (run_id, step_index, step_text) VALUES (:run, :index, :text)");
    for (int i = 0; i < steps.size(); i++) {
      batch.bind("run", run).bind("index", i).bind("text", steps.get(i)).add();
    }
    batch.execute();
  }

  @Override
  public void stepDone(long run, int index) {
    settle(run, index, ApplyRun.StepState.DONE, Optional.empty());
  }

  @Override
  public void stepFailed(long run, int index, String message) {
    settle(run, index, ApplyRun.StepState.FAILED, Optional.of(message));
  }

  private void settle(long run, int index, ApplyRun.StepState next, Optional<String> message) {
    sessions.inTransaction(handle -> {
      ApplyRun.State state = lock(handle, run);
      if (state != ApplyRun.State.RUNNING) {
        throw new MeshException(
            ErrorCode.CONFLICT, "Apply run " + run + " has ended (" + state + "); plan again");
      }
      ApplyRun.StepState present =
          handle
              .createQuery(
                  "SELECT state FROM apply_step WHERE run_id = :run AND step_index = :index")
              .bind("run", run)
              .bind("index", index)
              .map((rs, context) -> Rows.constant(rs, "state", ApplyRun.StepState.class))
              .findOne()
              .orElseThrow(() ->
                  new MeshException(
                      ErrorCode.NOT_FOUND, "Apply run " + run + " has no step " + index));
      if (present == ApplyRun.StepState.DONE) {
        if (next == ApplyRun.StepState.FAILED) {
          throw new MeshException(
              ErrorCode.CONFLICT,
              "Step " + index + " of apply run " + run + " is done and cannot fail any more");
        }
        return 0;
      }
      return handle
          .createUpdate(
              """
              UPDATE apply_step
              SET state = :state, message = :message, settled_at = clock_timestamp()
              WHERE run_id = :run AND step_index = :index
              """)
          .bind("state", Rows.word(next))
          .bind("message", message)
          .bind("run", run)
          .bind("index", index)
          .execute();
    });
  }

  @Override
  public void finish(long run, ApplyRun.State end) {
    if (end == ApplyRun.State.RUNNING) {
      throw new IllegalArgumentException("A run does not end as running");
    }
    sessions.inTransaction(handle -> {
      ApplyRun.State state = lock(handle, run);
      if (state == end) {
        return 0;
      }
      if (state != ApplyRun.State.RUNNING) {
        throw new MeshException(
            ErrorCode.CONFLICT, "Apply run " + run + " has ended already (" + state + ')');
      }
      Optional<ApplyRun.Step> open = find(handle, run).flatMap(ApplyRun::next);
      if (end == ApplyRun.State.DONE && open.isPresent()) {
        throw new MeshException(
            ErrorCode.CONFLICT,
            "Apply run %d is not done: step %d (%s) is %s"
                .formatted(run, open.get().index(), open.get().text(), open.get().state()));
      }
      return handle
          .createUpdate(
              "UPDATE apply_run SET state = :state, finished_at = clock_timestamp() WHERE id = :run")
          .bind("state", Rows.word(end))
          .bind("run", run)
          .execute();
    });
  }

  private static ApplyRun.State lock(Handle handle, long run) {
    return handle
        .createQuery("SELECT state FROM apply_run WHERE id = :run FOR UPDATE")
        .bind("run", run)
        .map((rs, context) -> Rows.constant(rs, "state", ApplyRun.State.class))
        .findOne()
        .orElseThrow(() -> new MeshException(ErrorCode.NOT_FOUND, "There is no apply run " + run));
  }

  @Override
  public List<ApplyRun> unfinished() {
    return sessions.call(handle ->
        withSteps(handle, handle.createQuery(RUNS + "WHERE state = 'running' ORDER BY id")));
  }

  @Override
  public Optional<ApplyRun> find(long run) {
    return sessions.call(handle -> find(handle, run));
  }

  private static Optional<ApplyRun> find(Handle handle, long run) {
    return withSteps(handle, handle.createQuery(RUNS + "WHERE id = :run").bind("run", run)).stream()
        .findFirst();
  }

  @Override
  public Page<ApplyRun> page(PageRequest request) {
    return sessions.call(handle ->
        Page.of(
            withSteps(
                handle,
                handle
                    .createQuery(RUNS + "WHERE id < :before ORDER BY id DESC LIMIT :limit")
                    .bind("before", request.before().orElse(Long.MAX_VALUE))
                    .bind("limit", request.limit() + 1)),
            request.limit(),
            ApplyRun::id));
  }

  private static List<ApplyRun> withSteps(Handle handle, Query query) {
    List<Head> heads = query.map((rs, context) -> head(rs)).list();
    Map<Long, List<ApplyRun.Step>> steps = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT run_id, step_index, step_text, state, settled_at, message FROM apply_step
            WHERE run_id = ANY(:runs) ORDER BY run_id, step_index
            """)
        .bindArray("runs", Long.class, heads.stream().map(Head::id).toList())
        .map((rs, context) -> step(rs))
        .forEach(owned ->
            steps.computeIfAbsent(owned.run(), run -> new ArrayList<>()).add(owned.step()));
    return heads.stream().map(head -> head.with(steps.getOrDefault(head.id(), List.of()))).toList();
  }

  private static Head head(ResultSet rs) throws SQLException {
    return new Head(
        rs.getLong("id"),
        rs.getString("plan_id"),
        rs.getString("plan_json"),
        rs.getString("applied_by"),
        Rows.constant(rs, "state", ApplyRun.State.class),
        Rows.instant(rs, "started_at"),
        Rows.findInstant(rs, "finished_at"));
  }

  private static Owned step(ResultSet rs) throws SQLException {
    return new Owned(
        rs.getLong("run_id"),
        new ApplyRun.Step(
            rs.getInt("step_index"),
            rs.getString("step_text"),
            Rows.constant(rs, "state", ApplyRun.StepState.class),
            Rows.findInstant(rs, "settled_at"),
            Rows.findText(rs, "message")));
  }
}
