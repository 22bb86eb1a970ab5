package prepaid.backoffice;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.backoffice.MeterJson.Asked;
import prepaid.backoffice.RegistrationRules.Checked;
import prepaid.http.Fields;
import prepaid.http.JsonValue;
import prepaid.http.Operator;
import prepaid.http.Problem;
import prepaid.http.Role;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.imports.ImportJob;
import prepaid.vending.imports.Importing;
import prepaid.vending.imports.RowError;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterRegister.Entry;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;

/**
 * Registers the rows of an import as {@code PUT /meters} would each, by the same rules. New meters
 * go into the register twenty at a time; whatever is there already goes one by one.
 */
record MeterRows(Registering registering, MeterJson json) implements Importing.Rows {
  /** A row that fits, as far as the register does not matter. */
  private record Fitting(Importing.Row row, Checked.Fits fits) {
    Drn number() {
      return fits.asked().registration().number();
    }
  }

  @Override
  public List<RowError> register(ImportJob job, List<Importing.Row> rows) {
    return new Run(job).register(rows);
  }

  /** One chunk's way through. */
  private final class Run {
    private final ImportJob job;
    private final Operator operator;
    private final List<RowError> errors = new ArrayList<>();
    private Map<Drn, Meter> there = new HashMap<>();

    Run(ImportJob job) {
      this.job = job;
      this.operator = new Operator(job.openedBy(), EnumSet.of(Role.ADMIN), job.utilities());
    }

    List<RowError> register(List<Importing.Row> rows) {
      List<Fitting> fitting = new ArrayList<>();
      rows.forEach(row -> fitting(row).ifPresent(fitting::add));
      there =
          registering.register().read(fitting.stream().map(Fitting::number).distinct().toList());
      List<Fitting> fresh = new ArrayList<>();
      List<Fitting> others = new ArrayList<>();
      Set<Drn> seen = new HashSet<>();
      for (Fitting each : fitting) {
        boolean isFresh =
            !there.containsKey(each.number()) && each.fits().asked().debts().isEmpty();
        // A meter that stands twice in the table ends as its last row says, as by two requests.
        (seen.add(each.number()) && isFresh ? fresh : others).add(each);
      }
      if (job.dryRun()) {
        fitting.forEach(this::checkAgainstRegister);
      } else {
        registerFresh(fresh);
        others.forEach(this::registerOne);
      }
      return errors;
    }

    private Optional<Fitting> fitting(Importing.Row row) {
      JsonValue.Members members = MeterColumns.members(row.columns(), row.fields());
      Answer<Asked> read = number(members).then(number -> json.read(number, Fields.of(members)));
      switch (read) {
        case Answer.Refused<Asked>(Refusal refusal) ->
            errors.add(error(row, refusal.field().orElse(""), refusal.detail()));
        case Answer.Given<Asked>(Asked asked) -> {
          switch (registering.rules().check(operator, asked)) {
            case Checked.Refused(Problem problem) -> refuse(row, problem);
            case Checked.Fits fits -> {
              return Optional.of(new Fitting(row, fits));
            }
          }
        }
      }
      return Optional.empty();
    }

    private static Answer<Drn> number(JsonValue.Members members) {
      JsonValue number = members.fields().get(MeterColumns.METER_NUMBER);
      String text = number instanceof JsonValue.Text(String digits) ? digits : "";
      return switch (Shapes.meterNumber().read(text)) {
        case Answer.Given<Drn> given -> given;
        case Answer.Refused<Drn>(Refusal refusal) ->
            Answer.refused(refusal.kind(), MeterColumns.METER_NUMBER, refusal.detail());
      };
    }

    private void checkAgainstRegister(Fitting each) {
      Optional.ofNullable(there.get(each.number()))
          .flatMap(meter ->
              registering.rules().refusal(operator, meter, each.fits().asked().registration()))
          .ifPresent(problem -> refuse(each.row(), problem));
    }

    private void registerFresh(List<Fitting> fresh) {
      for (int i = 0; i < fresh.size(); i += Limits.REGISTERED_AT_ONCE_MAX) {
        List<Fitting> some =
            fresh.subList(i, Math.min(fresh.size(), i + Limits.REGISTERED_AT_ONCE_MAX));
        List<Entry> entries = some.stream().map(this::entry).toList();
        registering.initial().promise(entries.stream().map(Entry::registration).toList());
        if (!registering.register().register(entries)) {
          // One of them was registered in between.
          some.forEach(this::registerOne);
        }
      }
    }

    private Entry entry(Fitting each) {
      Asked asked = registering.committed(each.fits().asked(), Optional.empty(), true);
      return new Entry(asked.registration(), each.fits().utility());
    }

    private void registerOne(Fitting each) {
      if (isThere(each)) {
        return;
      }
      // What was read of it is old now: it may stand in the table once more.
      there.remove(each.number());
      if (registering.put(operator, each.fits().asked())
          instanceof Registering.Outcome.Refused(Problem problem)) {
        refuse(each.row(), problem);
      }
    }

    /** Nothing to write, so nothing to read again either; most rows of a second try are such. */
    private boolean isThere(Fitting each) {
      return Optional.ofNullable(there.get(each.number()))
          .filter(meter ->
              registering
                  .rules()
                  .refusal(operator, meter, each.fits().asked().registration())
                  .isEmpty())
          .filter(meter -> {
            Asked asked = registering.committed(each.fits().asked(), Optional.of(meter), true);
            Entry entry = new Entry(asked.registration(), each.fits().utility());
            return Registering.isThere(meter, entry, registering.office(meter, asked));
          })
          .isPresent();
    }

    private void refuse(Importing.Row row, Problem problem) {
      errors.add(error(row, problem.field().orElse(""), problem.detail()));
    }

    private static RowError error(Importing.Row row, String field, String words) {
      return new RowError(row.number(), row.line(), column(field), words);
    }

    /** Of {@code debts[0].owed} the column is {@code debts}. */
    private static String column(String field) {
      String column = field.replaceFirst("[.\\[].*", "");
      return MeterColumns.KNOWN.contains(column) ? column : "";
    }
  }
}
