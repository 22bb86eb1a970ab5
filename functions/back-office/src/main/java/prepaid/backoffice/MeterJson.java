package prepaid.backoffice;

import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.Role;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.vending.credit.Debt;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/**
 * A meter's registration and debts in JSON.
 *
 * @param currency of a supply group's utility, where there is such a group
 */
record MeterJson(Function<String, Optional<Currency>> currency) {
  /** What a request sets; it may say nothing about debts. */
  record Asked(
      Registration registration, Optional<List<Debt>> debts, Optional<Set<MeterFlag>> flags) {
    /** Of a request that says nothing about flags. */
    Asked(Registration registration, Optional<List<Debt>> debts) {
      this(registration, debts, Optional.empty());
    }

    /**
     * With the flags that the meter then has: those that the operator may name as named, the others
     * as they are. A meter that was taken down stays so.
     */
    Registration flagged(Optional<Meter> there, boolean byAdmin) {
      Set<MeterFlag> known = there.map(meter -> meter.registration().flags()).orElse(Set.of());
      Set<MeterFlag> all = EnumSet.noneOf(MeterFlag.class);
      all.addAll(known);
      if (flags.isPresent()) {
        all.removeAll(named(byAdmin));
        all.addAll(flags.get());
      }
      if (registration.is(MeterFlag.REMOVED)) {
        all.add(MeterFlag.REMOVED);
      }
      return registration.flagged(all);
    }
  }

  /** What an operator may say of a meter; that it was taken down is no such thing. */
  private static final List<MeterFlag> SET_BY_HAND =
      List.of(MeterFlag.POST_PAY, MeterFlag.VULNERABLE, MeterFlag.HONEY);

  /** A meter that nobody has is known to administrators only: whoever knows it sells it nothing. */
  private static Set<MeterFlag> named(boolean byAdmin) {
    Set<MeterFlag> named = EnumSet.copyOf(SET_BY_HAND);
    if (!byAdmin) {
      named.remove(MeterFlag.HONEY);
    }
    return named;
  }

  private static final int NAME_CHARACTERS_MAX = 80;
  static final int ACCOUNT_CHARACTERS_MAX = 40;
  private static final int ADDRESS_CHARACTERS_MAX = 200;
  static final int REASON_CHARACTERS_MAX = 200;

  private static final String FLAGS = "flags";
  private static final String ACTIVE = "active";
  private static final String BLOCKED = "blocked";
  private static final String REMOVED = "removed";
  private static final List<String> STATUSES = List.of(ACTIVE, BLOCKED, REMOVED);

  /** What a meter's status says. */
  private record Standing(Optional<String> because, Set<MeterFlag> flags) {}

  static MeterJson of(Utilities utilities) {
    return new MeterJson(code ->
        utilities
            .supplyGroup(code)
            .flatMap(group -> utilities.utility(group.utility()))
            .map(Utility::currency));
  }

  Answer<Asked> read(Drn number, Fields fields) {
    fields.unchanged("meterNumber", number.digits());
    Field<StsAttributes> sts = sts(fields);
    Field<String> tariff = fields.text("tariff", Shapes.id());
    Field<Optional<Resource>> resource =
        fields.optionalText("resource", Shapes.slugOf(Resource.class));
    Field<Optional<CreditMode>> mode = fields.optionalText("mode", Shapes.slugOf(CreditMode.class));
    Field<Holder> holder = holder(fields);
    Field<Optional<Units>> initialCredit = fields.optionalDecimal("initialCredit", Amounts.units());
    Field<Standing> standing = standing(fields);
    Field<Optional<List<Debt>>> debts = debts(fields, sts);
    boolean namesFlags = fields.has(FLAGS);
    Field<List<MeterFlag>> flags = flags(fields);
    // It is shown with a meter, and so may come back with it; it is not set here.
    boolean unused = fields.has("pendingKey");
    return fields.finish(() ->
        new Asked(
            new Registration(
                number,
                sts.get(),
                tariff.get(),
                resource.get().orElse(Resource.ELECTRICITY),
                mode.get().orElse(CreditMode.UNITS),
                holder.get(),
                standing.get().because(),
                initialCredit.get().orElse(Units.ZERO),
                standing.get().flags()),
            debts.get(),
            namesFlags ? Optional.of(Set.copyOf(flags.get())) : Optional.empty()));
  }

  private static Field<List<MeterFlag>> flags(Fields fields) {
    return fields.optionalTexts(
        FLAGS,
        SET_BY_HAND.size(),
        Shapes.oneOf(
            SET_BY_HAND.stream().map(MeterFlag::slug).toList(),
            text -> MeterFlag.ofSlug(text).filter(SET_BY_HAND::contains)));
  }

  private Field<Optional<List<Debt>>> debts(Fields fields, Field<StsAttributes> sts) {
    // Without its supply group a meter is refused anyway: then any currency will do to read on.
    Optional<Currency> known =
        sts.isRefused() ? Optional.empty() : currency.apply(sts.get().supplyGroup());
    return new DebtJson(known.orElse(Currency.getInstance("ZAR"))).read(fields);
  }

  private static Field<StsAttributes> sts(Fields fields) {
    Field<String> supplyGroup = fields.text("supplyGroup", SupplyGroupRoutes.code());
    Field<String> tariffIndex =
        fields.text("tariffIndex", Shapes.pattern("[0-9]{2}", "A tariff index has 2 digits."));
    Field<Integer> keyRevision =
        fields.integer(
            "keyRevision", SupplyGroupRoutes.KEY_REVISION_MIN, SupplyGroupRoutes.KEY_REVISION_MAX);
    // A DITK is the maker's, and a DCTK belongs to magnetic cards: keypad meters have 1 or 2.
    Field<KeyType> keyType = fields.code("keyType", List.of(1, 2), KeyType::ofDigit);
    Field<EncryptionAlgorithm> algorithm =
        fields.code("encryptionAlgorithm", List.of(7, 11), EncryptionAlgorithm::ofCode);
    return Field.all(
        List.of(supplyGroup, tariffIndex, keyRevision, keyType, algorithm),
        () ->
            new StsAttributes(
                supplyGroup.get(),
                tariffIndex.get(),
                keyRevision.get(),
                keyType.get(),
                algorithm.get()));
  }

  private static Field<Holder> holder(Fields fields) {
    Field<String> name = fields.text("holder", Shapes.words(NAME_CHARACTERS_MAX));
    Field<Optional<String>> phone = fields.optionalText("phone", Shapes.phone());
    Field<Optional<String>> account =
        fields.optionalText("account", Shapes.words(ACCOUNT_CHARACTERS_MAX));
    Field<Optional<String>> address =
        fields.optionalText("address", Shapes.words(ADDRESS_CHARACTERS_MAX));
    Field<Optional<String>> language = fields.optionalText("language", Shapes.language());
    return Field.all(
        List.of(name, phone, account, address, language),
        () -> new Holder(name.get(), phone.get(), account.get(), address.get(), language.get()));
  }

  /** A blocked or removed meter says why: the reason is read out to whoever asks. */
  private static Field<Standing> standing(Fields fields) {
    Field<Optional<String>> status =
        fields.optionalText(
            "status", Shapes.oneOf(STATUSES, text -> Optional.of(text).filter(STATUSES::contains)));
    Field<Optional<String>> reason =
        fields.optionalText("statusReason", Shapes.words(REASON_CHARACTERS_MAX));
    if (!status.isRefused() && !reason.isRefused()) {
      String word = status.get().orElse(ACTIVE);
      boolean blocked = !word.equals(ACTIVE);
      if (blocked && reason.get().isEmpty()) {
        fields.refuse("statusReason", "Say why the meter is %s.".formatted(word));
      } else if (!blocked && reason.get().isPresent()) {
        fields.refuse(
            "statusReason", "A reason goes with the status blocked only, or with removed.");
      }
    }
    return Field.all(
        List.of(status, reason),
        () ->
            new Standing(
                reason.get(),
                status.get().filter(REMOVED::equals).isPresent()
                    ? Set.of(MeterFlag.REMOVED)
                    : Set.of()));
  }

  /** What an operator said of a meter. */
  static List<String> flags(Registration meter) {
    return flags(meter, Set.copyOf(SET_BY_HAND));
  }

  private static List<String> flags(Registration meter, Set<MeterFlag> shown) {
    return SET_BY_HAND.stream()
        .filter(meter::is)
        .filter(shown::contains)
        .map(MeterFlag::slug)
        .toList();
  }

  JsonObject write(Operator operator, Registration meter, VendState state) {
    List<Debt> debts = state.debts();
    JsonObject json = write(meter);
    Set<MeterFlag> shown = named(operator.roles().contains(Role.ADMIN));
    List<String> flags = flags(meter, shown);
    if (!flags.isEmpty()) {
      json.putTexts(FLAGS, flags);
    }
    KeyChangeRoutes.pending(state).ifPresent(pending -> json.put("pendingKey", pending));
    if (!debts.isEmpty()) {
      DebtJson each = new DebtJson(currency.apply(meter.sts().supplyGroup()).orElseThrow());
      json.putObjects("debts", debts.stream().map(each::write).toList());
    }
    return json;
  }

  private static JsonObject write(Registration meter) {
    StsAttributes sts = meter.sts();
    Holder holder = meter.holder();
    return new JsonObject()
        .put("meterNumber", meter.number().digits())
        .put("supplyGroup", sts.supplyGroup())
        .put("tariffIndex", sts.tariffIndex())
        .put("keyRevision", sts.keyRevision())
        .put("keyType", sts.keyType().digit())
        .put("encryptionAlgorithm", sts.encryptionAlgorithm().code())
        .put("tariff", meter.tariff())
        .put("resource", meter.resource().slug())
        .put("mode", meter.mode().slug())
        .put("holder", holder.name())
        .put("phone", holder.phone())
        .put("account", holder.account())
        .put("address", holder.address())
        .put("language", holder.language())
        .put("initialCredit", meter.initialCredit().text())
        .put("status", status(meter))
        .put("statusReason", meter.blockedBecause());
  }

  static String status(Registration meter) {
    if (meter.is(MeterFlag.REMOVED)) {
      return REMOVED;
    }
    return meter.blockedBecause().isPresent() ? BLOCKED : ACTIVE;
  }
}
