package io.bobbin.bench.report;

import java.util.List;
import java.util.Locale;

/** How a figure of Bobbin's is held against another's, or against a limit of its own. */
enum Comparison {
  /** At most so many times the other's. */
  AT_MOST_TIMES {
    @Override
    String demand(double limit, String of) {
      return "at most %s × %s".formatted(plain(limit), of);
    }

    @Override
    String measured(Sample subject, Sample reference) {
      return "%s ×".formatted(plain(subject.median() / reference.median()));
    }

    @Override
    boolean met(double limit, Sample subject, Sample reference) {
      return subject.median() <= limit * reference.median();
    }
  },
  /** At least so many times faster than the other. */
  TIMES_FASTER {
    @Override
    String demand(double limit, String of) {
      return "at least %s × faster than %s".formatted(plain(limit), of);
    }

    @Override
    String measured(Sample subject, Sample reference) {
      return "%s × faster".formatted(plain(reference.median() / subject.median()));
    }

    @Override
    boolean met(double limit, Sample subject, Sample reference) {
      return reference.median() >= limit * subject.median();
    }
  },
  /** At least this part of the other's. */
  AT_LEAST_PART {
    @Override
    String demand(double limit, String of) {
      return "at least %s × %s".formatted(plain(limit), of);
    }

    @Override
    String measured(Sample subject, Sample reference) {
      return "%.3f ×".formatted(subject.median() / reference.median());
    }

    @Override
    boolean met(double limit, Sample subject, Sample reference) {
      return subject.median() >= limit * reference.median();
    }
  },
  /** Faster than the other in every round. */
  FASTER_EVERY_TIME {
    @Override
    String demand(double limit, String of) {
      return "faster than " + of + " in every round";
    }

    @Override
    String measured(Sample subject, Sample reference) {
      List<Double> mine = subject.values();
      List<Double> others = reference.values();
      int rounds = Math.min(mine.size(), others.size());
      long won = 0;
      for (int i = 0; i < rounds; i++) {
        won += mine.get(i) < others.get(i) ? 1 : 0;
      }
      return "%d of %d rounds".formatted(won, rounds);
    }

    @Override
    boolean met(double limit, Sample subject, Sample reference) {
      int rounds = Math.min(subject.values().size(), reference.values().size());
      return measured(subject, reference).startsWith(rounds + " of");
    }
  },
  /** At most so much more than the other's. */
  AT_MOST_OVER {
    @Override
    String demand(double limit, String of) {
      return "at most %,.0f ms over %s".formatted(limit, of);
    }

    @Override
    String measured(Sample subject, Sample reference) {
      return "%+,.0f ms".formatted(subject.median() - reference.median());
    }

    @Override
    boolean met(double limit, Sample subject, Sample reference) {
      return subject.median() - reference.median() <= limit;
    }
  },
  /** At most so much; every run counts. */
  AT_MOST {
    @Override
    String demand(double limit, String of) {
      return "at most " + String.format(Locale.ROOT, "%,.0f", limit);
    }

    @Override
    String measured(Sample subject, Sample reference) {
      return "";
    }

    @Override
    boolean met(double limit, Sample subject, Sample reference) {
      return subject.largest() <= limit;
    }
  },
  /** At most so much in the middle. */
  MEDIAN_AT_MOST {
    @Override
    String demand(double limit, String of) {
      return "median at most " + String.format(Locale.ROOT, "%,.0f", limit);
    }

    @Override
    String measured(Sample subject, Sample reference) {
      return "";
    }

    @Override
    boolean met(double limit, Sample subject, Sample reference) {
      return subject.median() <= limit;
    }
  };

  /** What is asked for, in words. */
  abstract String demand(double limit, String of);

  /** What came out, in the demand's terms. */
  abstract String measured(Sample subject, Sample reference);

  abstract boolean met(double limit, Sample subject, Sample reference);

  private static String plain(double number) {
    return String.format(Locale.ROOT, "%.2f", number).replaceAll("\\.?0+$", "");
  }
}
