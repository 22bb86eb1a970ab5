package prepaid.aws;

import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import prepaid.aws.dynamo.DynamoAdvices;
import prepaid.aws.dynamo.DynamoApprovals;
import prepaid.aws.dynamo.DynamoBuyers;
import prepaid.aws.dynamo.DynamoCheckpoints;
import prepaid.aws.dynamo.DynamoCopies;
import prepaid.aws.dynamo.DynamoDeliveries;
import prepaid.aws.dynamo.DynamoFloats;
import prepaid.aws.dynamo.DynamoInbox;
import prepaid.aws.dynamo.DynamoJournal;
import prepaid.aws.dynamo.DynamoKeyStore;
import prepaid.aws.dynamo.DynamoLedger;
import prepaid.aws.dynamo.DynamoMeters;
import prepaid.aws.dynamo.DynamoPartners;
import prepaid.aws.dynamo.DynamoPhoneVendors;
import prepaid.aws.dynamo.DynamoPhones;
import prepaid.aws.dynamo.DynamoPurchases;
import prepaid.aws.dynamo.DynamoReminders;
import prepaid.aws.dynamo.DynamoSessions;
import prepaid.aws.dynamo.DynamoTariffs;
import prepaid.aws.dynamo.DynamoUtilities;
import prepaid.aws.dynamo.DynamoVendHistory;
import prepaid.aws.invocation.LambdaAdviceChannel;
import prepaid.aws.invocation.LambdaVendChannel;
import prepaid.aws.kms.KmsCheckpointSigning;
import prepaid.aws.kms.KmsKeyWrapping;
import prepaid.aws.recent.RecentPartners;
import prepaid.aws.recent.RecentTariffs;
import prepaid.aws.recent.RecentUtilities;
import prepaid.aws.sns.SnsTexts;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.KeyWrapping;
import prepaid.vending.keys.KeysInUse;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.CheckpointSigning;
import prepaid.vending.ledger.CheckpointStore;
import prepaid.vending.ledger.Journal;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.messaging.Phones;
import prepaid.vending.messaging.Texts;
import prepaid.vending.meters.Meters;
import prepaid.vending.operators.Approvals;
import prepaid.vending.partners.Copies;
import prepaid.vending.partners.FloatKeeper;
import prepaid.vending.partners.FloatSlices;
import prepaid.vending.partners.Partners;
import prepaid.vending.partners.PhoneVendors;
import prepaid.vending.payments.Buyers;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Reminders;
import prepaid.vending.sessions.Sessions;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.texting.Inbox;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.vending.AdviceChannel;
import prepaid.vending.vending.VendChannel;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Every port of the rooms, as AWS serves it. Clients are built, and variables required, when a port
 * is first asked for: a function needs only the variables of the ports that it uses. Each call
 * makes a port anew, so a handler's wiring asks once and keeps it; the clients behind are shared.
 */
public final class AwsPorts {
  private final Environment environment;
  private final Clock clock;
  private final Supplier<DynamoDbClient> dynamo;
  private final Supplier<KmsClient> kms;
  private final Supplier<SnsClient> sns;
  private final Supplier<LambdaClient> lambda;

  public AwsPorts(AwsClients clients, Clock clock) {
    this.environment = clients.environment();
    this.clock = clock;
    this.dynamo = new Once<>(clients::dynamo);
    this.kms = new Once<>(clients::kms);
    this.sns = new Once<>(clients::sns);
    this.lambda = new Once<>(clients::lambda);
  }

  public static AwsPorts of(Environment environment, Clock clock) {
    return new AwsPorts(AwsClients.of(environment), clock);
  }

  public Meters meters() {
    return new DynamoMeters(dynamo.get(), environment.required("METERS_TABLE"));
  }

  /** For reading, and for vends that consumers' purchases pay for. */
  public Ledger ledger() {
    return new DynamoLedger(dynamo.get(), ledgerTables());
  }

  /**
   * For the secure module: partners' floats pay too, and what nobody pays for has budgets.
   *
   * @param instance the name of this warm instance, unlike any other's
   * @param random for choosing among free slices
   */
  public Ledger ledger(String instance, RandomGenerator random) {
    DynamoFloats slices = new DynamoFloats(dynamo.get(), environment.required("FLOATS_TABLE"));
    FloatKeeper keeper = new FloatKeeper(slices, instance, clock, random);
    return new DynamoLedger(
        dynamo.get(),
        ledgerTables(),
        new DynamoLedger.Module(
            new DynamoLedger.Floats(slices, keeper), environment.required("BUDGETS_TABLE")));
  }

  /** For looking at what followed a sale. */
  public Advices advices() {
    return new DynamoAdvices(dynamo.get(), ledgerTables());
  }

  /** For the secure module: reversals put money back. */
  public Advices advices(RandomGenerator random) {
    DynamoFloats slices = new DynamoFloats(dynamo.get(), environment.required("FLOATS_TABLE"));
    return new DynamoAdvices(
        dynamo.get(), ledgerTables(), new DynamoAdvices.MoneyBack(slices, random));
  }

  private DynamoLedger.Tables ledgerTables() {
    return new DynamoLedger.Tables(
        environment.required("VENDS_TABLE"),
        environment.required("METERS_TABLE"),
        environment.required("PURCHASES_TABLE"));
  }

  /** As they stand now. */
  public Partners partners() {
    return new DynamoPartners(dynamo.get(), environment.required("PARTNERS_TABLE"));
  }

  /** As they stood at most 30 seconds ago. */
  public Partners recentPartners() {
    return new RecentPartners(partners(), clock);
  }

  /** For looking; what is paid in here stands on no statement. */
  public FloatSlices floats() {
    return new DynamoFloats(dynamo.get(), environment.required("FLOATS_TABLE"));
  }

  public PartnerBookPorts books() {
    return new PartnerBookPorts(environment, clock, dynamo);
  }

  /** With the reminders of each step in the same transaction, so it needs their table too. */
  public Purchases purchases() {
    return new DynamoPurchases(dynamo.get(), environment.required("PURCHASES_TABLE"), calendar());
  }

  public Buyers buyers() {
    return new DynamoBuyers(
        dynamo.get(),
        environment.required("PURCHASES_TABLE"),
        environment.required("DELIVERIES_TABLE"));
  }

  public Reminders reminders() {
    return calendar();
  }

  public Deliveries deliveries() {
    return new DynamoDeliveries(dynamo.get(), environment.required("DELIVERIES_TABLE"), clock);
  }

  public Copies copies() {
    return new DynamoCopies(dynamo.get(), environment.required("DELIVERIES_TABLE"));
  }

  /** As they stand now: for back-office, which shows what it has just stored. */
  public Utilities utilities() {
    return new DynamoUtilities(dynamo.get(), environment.required("REGISTRY_TABLE"));
  }

  /** As they stood at most 30 seconds ago: for channels and the secure module. */
  public Utilities recentUtilities() {
    return new RecentUtilities(utilities(), clock);
  }

  /** As they stand now. */
  public Tariffs tariffs() {
    return new DynamoTariffs(dynamo.get(), environment.required("REGISTRY_TABLE"));
  }

  /** As they stood at most 30 seconds ago. */
  public Tariffs recentTariffs() {
    return new RecentTariffs(tariffs(), clock);
  }

  /** The office's hand in the register of meters, and what it derives from it. */
  public RegisterPorts register() {
    return new RegisterPorts(environment, clock, dynamo);
  }

  public VendHistory vendHistory() {
    return new DynamoVendHistory(dynamo.get(), environment.required("VENDS_TABLE"));
  }

  public Journal journal() {
    return new DynamoJournal(dynamo.get(), environment.required("JOURNAL_TABLE"), clock);
  }

  public CheckpointStore checkpoints() {
    return new DynamoCheckpoints(dynamo.get(), environment.required("JOURNAL_TABLE"));
  }

  public CheckpointSigning checkpointSigning() {
    return new KmsCheckpointSigning(kms.get(), environment.required("CHECKPOINT_KEY_ID"));
  }

  /** For auditors. */
  public AuditPorts audit() {
    return new AuditPorts(environment, clock, dynamo, lambda);
  }

  /** As they stand now. */
  public KeyStore keys() {
    return new DynamoKeyStore(dynamo.get(), environment.required("KEYS_TABLE"));
  }

  /** The keys that make tokens, as they stood at most 30 seconds ago. */
  public KeyStore recentKeys() {
    return new KeysInUse(keyWork().reading());
  }

  public KeyPorts keyWork() {
    return new KeyPorts(environment, clock, dynamo, sns, lambda);
  }

  /** Requires COMPONENT_KEY_ID and VENDING_KEY_ID each when it is first used. */
  public KeyWrapping keyWrapping() {
    return new KmsKeyWrapping(
        kms.get(),
        () -> environment.required("COMPONENT_KEY_ID"),
        () -> environment.newestFirst("NEXT_VENDING_KEY_ID", "VENDING_KEY_ID"));
  }

  public Phones phones() {
    return new DynamoPhones(dynamo.get(), environment.required("PHONES_TABLE"));
  }

  /** Of consumers, among the rows of phones. */
  public Sessions sessions() {
    return new DynamoSessions(dynamo.get(), environment.required("PHONES_TABLE"));
  }

  public PhoneVendors phoneVendors() {
    return new DynamoPhoneVendors(dynamo.get(), environment.required("PHONES_TABLE"));
  }

  public Inbox inbox() {
    return new DynamoInbox(dynamo.get(), environment.required("PHONES_TABLE"), clock);
  }

  public Texts texts() {
    return new SnsTexts(sns.get(), environment.find("SMS_SENDER_ID"));
  }

  public VendChannel vendChannel() {
    return new LambdaVendChannel(lambda.get(), alias(), clock);
  }

  /** Through the alias that another variable names, such as RESERVE_CREDIT_ALIAS. */
  public VendChannel vendChannel(String variable) {
    return new LambdaVendChannel(lambda.get(), environment.required(variable), clock);
  }

  public AdviceChannel adviceChannel() {
    return new LambdaAdviceChannel(lambda.get(), alias(), clock);
  }

  public Approvals approvals() {
    return new DynamoApprovals(dynamo.get(), environment.required("APPROVALS_TABLE"));
  }

  public CardPorts cards() {
    return new CardPorts(environment, clock, dynamo, kms, lambda);
  }

  private DynamoReminders calendar() {
    return new DynamoReminders(dynamo.get(), environment.required("REMINDERS_TABLE"), clock);
  }

  private String alias() {
    return environment.required("TOKEN_GENERATION_ALIAS");
  }
}
