package io.omnimesh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.catalog.state.ApplyJournal;
import io.omnimesh.catalog.state.ApplyRun;
import io.omnimesh.catalog.state.Page;
import io.omnimesh.catalog.state.PageRequest;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplyJournalTest {
  private final Store store = Store.open(TestDatabase.empty());
  private final ApplyJournal journal = store.journal();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aRunThatBeginsHasAllItsStepsBeforeIt() {
    ApplyRun run =
        journal.begin("p1", "{\"steps\":[]}", List.of("make topic", "make view"), "anna");

    assertThat(run.state()).isEqualTo(ApplyRun.State.RUNNING);
    assertThat(run.steps())
        .extracting(ApplyRun.Step::text)
        .containsExactly("make topic", "make view");
    assertThat(run.next().orElseThrow().index()).isZero();
    assertThat(journal.unfinished()).containsExactly(run);
    assertThat(journal.find(run.id())).contains(run);
  }

  @Test
  void aResumedRunGoesOnAtTheFirstStepThatIsNotDone() {
    long run = journal.begin("p1", "{}", List.of("a", "b", "c"), "anna").id();
    journal.stepDone(run, 0);
    journal.stepFailed(run, 1, "the broker does not answer");

    ApplyRun.Step next = journal.unfinished().getFirst().next().orElseThrow();
    assertThat(next.index()).isEqualTo(1);
    assertThat(next.message()).contains("the broker does not answer");

    journal.stepDone(run, 1);
    journal.stepDone(run, 1);
    ApplyRun.Step done = journal.find(run).orElseThrow().steps().get(1);
    assertThat(done.state()).isEqualTo(ApplyRun.StepState.DONE);
    assertThat(done.message()).isEmpty();
  }

  @Test
  void endsOnceAndOnlyAsWhatItIs() {
    long run = journal.begin("p1", "{}", List.of("a"), "anna").id();
    assertCode(ErrorCode.CONFLICT, () -> journal.finish(run, ApplyRun.State.DONE));

    journal.stepDone(run, 0);
    journal.finish(run, ApplyRun.State.DONE);
    journal.finish(run, ApplyRun.State.DONE);

    assertThat(journal.unfinished()).isEmpty();
    assertThat(journal.find(run).orElseThrow().finishedAt()).isPresent();
    assertCode(ErrorCode.CONFLICT, () -> journal.finish(run, ApplyRun.State.FAILED));
    assertCode(ErrorCode.CONFLICT, () -> journal.stepFailed(run, 0, "late"));
  }

  @Test
  void refusesStepsAndRunsThatAreNotThere() {
    long run = journal.begin("p1", "{}", List.of("a"), "anna").id();
    assertCode(ErrorCode.NOT_FOUND, () -> journal.stepDone(run, 1));
    assertCode(ErrorCode.NOT_FOUND, () -> journal.stepDone(run + 1, 0));
    assertThat(journal.find(run + 1)).isEmpty();
  }

  @Test
  void aStepThatIsDoneCannotFail() {
    long run = journal.begin("p1", "{}", List.of("a"), "anna").id();
    journal.stepDone(run, 0);
    assertCode(ErrorCode.CONFLICT, () -> journal.stepFailed(run, 0, "late"));
  }

  @Test
  void pagesThroughRunsNewestFirst() {
    for (int i = 0; i < 5; i++) {
      ApplyRun run = journal.begin("p" + i, "{}", List.of("a"), "anna");
      journal.finish(run.id(), ApplyRun.State.ABANDONED);
    }
    Page<ApplyRun> first = journal.page(PageRequest.first(2));
    assertThat(first.items()).extracting(ApplyRun::planId).containsExactly("p4", "p3");
    Page<ApplyRun> second = journal.page(PageRequest.after(first.next().orElseThrow(), 3));
    assertThat(second.items()).extracting(ApplyRun::planId).containsExactly("p2", "p1", "p0");
    assertThat(second.items().getFirst().steps()).hasSize(1);
    assertThat(second.next()).isEmpty();
  }

  private static void assertCode(
      ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(MeshException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
