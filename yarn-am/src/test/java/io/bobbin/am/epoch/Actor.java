package io.bobbin.am.epoch;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who uses the file system, one call at a time. What it does is run anew for each call,
 * with the answers that it has had, up to the call that comes next; so the code under test needs no
 * threads to be stopped between any two calls.
 *
 * @param what done with the file system; adds to its notes what it has learnt
 * @param answers to the calls that were made
 */
record Actor(String name, Script what, List<Object> answers) {

  /** What an actor does. */
  interface Script {
    void run(EpochFiles files, List<String> notes) throws IOException;
  }

  /** Another call on the real state. */
  private interface Call {
    Object on(SimulatedFiles files) throws IOException;
  }

  /** An answer that is equal to another. */
  private record NotFound(String path) {}

  /** Ends a run at the call that has no answer yet. */
  private static final class Suspended extends Error {
    private static final long serialVersionUID = 1L;

    private Suspended() {
      super("suspended", null, false, false);
    }
  }

  /**
   * After one more call.
   *
   * @param actor with that call's answer
   * @param ended whether there is no other
   * @param notes of all that it has learnt
   */
  record Step(Actor actor, boolean ended, List<String> notes) {}

  static Actor of(String name, Script what) {
    return new Actor(name, what, List.of());
  }

  /** Makes the next call, and goes on to the one after it, which is not made. */
  Step step(SimulatedFiles state) {
    Run run = new Run(answers, state);
    boolean ended;
    try {
      what.run(run, run.notes);
      ended = true;
    } catch (Suspended e) {
      ended = false;
    } catch (IOException e) {
      run.notes.add(e.getClass().getSimpleName());
      ended = true;
    }
    return new Step(new Actor(name, what, List.copyOf(run.answers)), ended, run.notes);
  }

  private static final class Run implements EpochFiles {
    private final List<Object> answers;
    private final List<String> notes = new ArrayList<>();
    private Optional<SimulatedFiles> state;
    private int calls;

    Run(List<Object> answers, SimulatedFiles state) {
      this.answers = new ArrayList<>(answers);
      this.state = Optional.of(state);
    }

    private Object call(Call call) throws IOException {
      if (calls == answers.size()) {
        SimulatedFiles files = state.orElseThrow(Suspended::new);
        state = Optional.empty();
        try {
          answers.add(call.on(files));
        } catch (FileNotFoundException e) {
          answers.add(new NotFound(e.getMessage()));
        }
      }
      Object answer = answers.get(calls++);
      if (answer instanceof NotFound failure) {
        throw new FileNotFoundException(failure.path());
      }
      return answer;
    }

    private void perform(Action action) throws IOException {
      call(
          files -> {
            action.on(files);
            return "done";
          });
    }

    @Override
    public void rename(String from, String to) throws IOException {
      perform(files -> files.rename(from, to));
    }

    @Override
    public void replace(String from, String to) throws IOException {
      perform(files -> files.replace(from, to));
    }

    @Override
    public OutputStream create(String path) throws IOException {
      int file = (Integer) call(files -> files.create(path));
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          write(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes) throws IOException {
          perform(files -> files.write(file, new String(bytes, StandardCharsets.UTF_8)));
        }

        @Override
        public void close() throws IOException {
          perform(files -> files.write(file, "."));
        }
      };
    }

    @Override
    public InputStream open(String path) throws IOException {
      String text = (String) call(files -> files.read(path));
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean delete(String path) throws IOException {
      return (Boolean) call(files -> files.delete(path));
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<String> list(String directory) throws IOException {
      return (List<String>) call(files -> files.list(directory));
    }

    @Override
    public boolean exists(String directory) throws IOException {
      return (Boolean) call(files -> files.directories().contains(directory));
    }
  }

  private interface Action {
    void on(SimulatedFiles files) throws IOException;
  }
}
