package descent.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import descent.live.Visitor;
import descent.live.job.CellHelpers;
import descent.live.job.Jobs;
import descent.live.job.OpenCells;
import descent.live.job.OpenCells.Range;
import descent.live.job.Sweeps;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the other members compute cells of a sweep, each {@link #AT_ONCE} ranges at a time. The
 * cells of a member that dies, is full or cannot compute them are given back; the results do not
 * depend on which member computes.
 */
final class ClusterCells implements CellHelpers {
  static final String EXECUTOR = "cells";

  /** One to compute, one on its way. */
  static final int AT_ONCE = 2;

  private static final long REST_MILLISECONDS = 200;

  private final HazelcastInstance own;

  ClusterCells(HazelcastInstance own) {
    this.own = own;
  }

  /** The lines of some cells, computed by whichever member runs this. */
  private static final class Lines implements Callable<ArrayList<String>>, Serializable {
    private static final long serialVersionUID = 1;
    private final String experiment;
    private final int from;
    private final int to;
    private transient @Nullable Sweeps here;

    private Lines(String experiment, Range range) {
      this.experiment = experiment;
      from = range.from();
      to = range.to();
    }

    @Override
    public ArrayList<String> call() throws IOException {
      Sweeps sweeps = here;
      if (sweeps == null) {
        throw new IllegalStateException("this member is not ready yet");
      }
      var ticket = new Jobs.Ticket(Visitor.alone("cluster"), UUID.randomUUID().toString());
      return new ArrayList<>(sweeps.lines(ticket, experiment, new Range(from, to)));
    }
  }

  /** Gives a task that has come from another member what it needs here. */
  static Object equip(Object task, @Nullable Sweeps sweeps) {
    if (task instanceof Lines lines) {
      lines.here = sweeps;
    }
    return task;
  }

  @Override
  public Help help(Jobs.Ticket ticket, String experiment, OpenCells cells) {
    var helping = new Helping(experiment, cells);
    helping.begin();
    return helping;
  }

  /** Helps with one sweep: a thread for each range that a member may have. */
  private final class Helping implements Help {
    private final String experiment;
    private final OpenCells cells;
    private final Set<UUID> asked = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    Helping(String experiment, OpenCells cells) {
      this.experiment = experiment;
      this.cells = cells;
    }

    void begin() {
      start(this::lookForMembers);
    }

    private synchronized void start(Runnable work) {
      if (!over) {
        threads.add(Thread.ofVirtual().name("cells").start(work));
      }
    }

    /** Who joins later helps, too. */
    private void lookForMembers() {
      try {
        while (!over) {
          for (Member member : own.getCluster().getMembers()) {
            if (!member.localMember() && asked.add(member.getUuid())) {
              for (int i = 0; i < AT_ONCE; i++) {
                start(() -> ask(member));
              }
            }
          }
          Thread.sleep(REST_MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        // This member leaves the cluster; it computes alone.
      }
    }

    private void ask(Member member) {
      IExecutorService executor = own.getExecutorService(EXECUTOR);
      while (!over && own.getCluster().getMembers().contains(member)) {
        Range range = cells.lend();
        boolean helped = range != null && ask(executor, member, range);
        if (!helped && !rest()) {
          return;
        }
      }
    }

    /** Whether the member has computed a range. */
    private boolean ask(IExecutorService executor, Member member, Range range) {
      Future<ArrayList<String>> lines = null;
      try {
        lines = executor.submitToMember(new Lines(experiment, range), member);
        cells.handIn(range, lines.get());
        return true;
      } catch (ExecutionException | RejectedExecutionException e) {
        cells.giveBack(range);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        cells.giveBack(range);
        if (lines != null) {
          lines.cancel(true);
        }
      } catch (RuntimeException e) {
        // The other member, or this one, is leaving the cluster.
        cells.giveBack(range);
      }
      return false;
    }

    private boolean rest() {
      try {
        Thread.sleep(REST_MILLISECONDS);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public synchronized void close() {
      over = true;
      threads.forEach(Thread::interrupt);
    }
  }
}
