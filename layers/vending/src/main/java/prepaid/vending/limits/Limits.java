package prepaid.vending.limits;

import java.time.Duration;

/**
 * Every limit of the system, once. {@code docs/LIMITS.md} explains each; a test holds the two
 * together.
 */
public final class Limits {
  /** Largest request body on any HTTP face. */
  public static final int BODY_BYTES_MAX = 64 * 1024;

  /** How deep a JSON body may nest. */
  public static final int JSON_DEPTH_MAX = 8;

  /** Longest bearer token of an operator. */
  public static final int OPERATOR_TOKEN_CHARACTERS_MAX = 8 * 1024;

  /** When the keys of the operators' issuer are fetched again, and until when old ones still do. */
  public static final Duration OPERATOR_KEYS_REFRESH_AFTER = Duration.ofMinutes(10);

  public static final Duration OPERATOR_KEYS_AGE_MAX = Duration.ofHours(1);

  /** How often a token that names an unknown key may make us ask for keys. */
  public static final Duration OPERATOR_KEYS_ASKING_PAUSE = Duration.ofSeconds(30);

  /** How large the set of keys may be, and how long its address may take to answer. */
  public static final int OPERATOR_KEYS_BYTES_MAX = 64 * 1024;

  public static final Duration OPERATOR_KEYS_CONNECT_WAIT_MAX = Duration.ofSeconds(2);

  public static final Duration OPERATOR_KEYS_ANSWER_WAIT_MAX = Duration.ofSeconds(3);

  /** Shortest and longest Idempotency-Key. */
  public static final int IDEMPOTENCY_KEY_CHARACTERS_MIN = 16;

  public static final int IDEMPOTENCY_KEY_CHARACTERS_MAX = 128;

  /** How old or how far in the future a payment event's signature may be. */
  public static final Duration EVENT_AGE_MAX = Duration.ofMinutes(5);

  /** How long an order waits for its payment. */
  public static final Duration PAYMENT_WAIT_MAX = Duration.ofMinutes(30);

  /** How long a paid purchase may stay undecided before its money goes back. */
  public static final Duration DECISION_WAIT_MAX = Duration.ofMinutes(15);

  /** How long upkeep waits before it tries the vend of a paid purchase again. */
  public static final Duration VEND_RETRY_WAIT = Duration.ofMinutes(1);

  /** Shortest and longest wait before a provider is asked again for a refund; they double. */
  public static final Duration PROVIDER_RETRY_WAIT_MIN = Duration.ofMinutes(1);

  public static final Duration PROVIDER_RETRY_WAIT_MAX = Duration.ofHours(6);

  /** How long a payment provider may take to be reached, and then to answer. */
  public static final Duration PROVIDER_CONNECT_WAIT_MAX = Duration.ofSeconds(2);

  public static final Duration PROVIDER_ANSWER_WAIT_MAX = Duration.ofSeconds(8);

  /** How far ahead of now a token's minute may be. */
  public static final Duration TOKEN_MINUTE_AHEAD_MAX = Duration.ofDays(1);

  /** How often a vend that lost a race for its meter's row is computed again. */
  public static final int COMMIT_TRIES_MAX = 8;

  /** The unit of waiting between such tries; it doubles with each, and a random part is waited. */
  public static final Duration COMMIT_RETRY_WAIT = Duration.ofMillis(5);

  /** How long a commit whose answer was lost may still be taking effect. */
  public static final Duration COMMIT_IN_FLIGHT_MAX = Duration.ofSeconds(30);

  /** How old cached configuration (utilities, tariffs, keys' terms) may be. */
  public static final Duration CONFIGURATION_AGE_MAX = Duration.ofSeconds(30);

  /** How long, and for how many tokens, an unwrapped vending key stays in a warm instance. */
  public static final Duration UNWRAPPED_KEY_AGE_MAX = Duration.ofHours(1);

  public static final int UNWRAPPED_KEY_VENDS_MAX = 100_000;

  /** How many unwrapped vending keys a warm instance holds. */
  public static final int UNWRAPPED_KEYS_MAX = 64;

  /** How long a call of AWS may take: to connect, one try with its answer, all tries together. */
  public static final Duration AWS_CONNECT_WAIT_MAX = Duration.ofSeconds(1);

  public static final Duration AWS_TRY_WAIT_MAX = Duration.ofSeconds(2);

  public static final Duration AWS_CALL_WAIT_MAX = Duration.ofSeconds(4);

  /** How long a channel waits for the secure module. */
  public static final Duration INVOCATION_WAIT_MAX = Duration.ofSeconds(12);

  /** How often one call of DynamoDB or KMS is tried. */
  public static final int AWS_TRIES_MAX = 3;

  /** How often a write that met another one is sent or decided again. */
  public static final int BUSY_TRIES_MAX = 8;

  /** Most entries of each cache of configuration, and how long "there is none" is believed. */
  public static final int CONFIGURATION_ENTRIES_MAX = 10_000;

  public static final Duration ABSENCE_AGE_MAX = Duration.ofSeconds(1);

  /** How late a reminder may be written for a minute that has passed. */
  public static final Duration REMINDER_LATE_MAX = Duration.ofMinutes(2);

  /** How often a text is tried, and how long to wait before the second try; it doubles. */
  public static final int TEXT_TRIES_MAX = 10;

  public static final Duration TEXT_RETRY_WAIT = Duration.ofMinutes(1);

  /** Of what a carrier says became of a text. */
  public static final int REPORT_REASON_CHARACTERS_MAX = 120;

  /** How long it is remembered whose text a carrier's message id is. */
  public static final Duration REPORT_WAIT_MAX = Duration.ofDays(7);

  /** The longest text that is read: four parts, and nobody needs more than one. */
  public static final int TEXT_IN_CHARACTERS_MAX = 640;

  /** How often the same content of a phone is answered in a while, whatever its message ids. */
  public static final int SAME_TEXT_ANSWERS_MAX = 3;

  public static final Duration SAME_TEXT_WINDOW = Duration.ofHours(1);

  /** How long a text is left to the instance that took it. */
  public static final Duration TEXT_TAKEN_FOR = Duration.ofSeconds(30);

  /** How long it is remembered that a text was answered. */
  public static final Duration TEXT_REMEMBERED_FOR = Duration.ofDays(14);

  /** Most meters of a phone that are looked at. */
  public static final int PHONE_METERS_MAX = 10;

  /** How far back a token that somebody asks about is looked for, and among how many sales. */
  public static final Duration TOKEN_LOOK_BACK = Duration.ofDays(90);

  public static final int TOKEN_LOOK_VENDS_MAX = 100;

  /** Wrong PINs of a phone vendor before the phone is locked, and for how long; it doubles. */
  public static final int VENDOR_PIN_TRIES_MAX = 5;

  public static final Duration VENDOR_LOCK_MIN = Duration.ofMinutes(15);
  public static final Duration VENDOR_LOCK_MAX = Duration.ofHours(24);
  public static final int VENDOR_PIN_HASH_ROUNDS = 100_000;

  /** How long the code that proves a vendor's phone is good for. */
  public static final Duration VENDOR_CODE_AGE_MAX = Duration.ofHours(24);

  /** Within this the same sale again must be confirmed, and so many sales are remembered. */
  public static final Duration SAME_SALE_WINDOW = Duration.ofMinutes(10);

  public static final int VENDOR_RECENT_SALES_MAX = 20;

  /** Most reminders that one run of upkeep looks at. */
  public static final int REMINDERS_A_RUN_MAX = 500;

  /** How long a reminder waits that could not be looked at because something failed. */
  public static final Duration REMINDER_RETRY_WAIT = Duration.ofMinutes(1);

  /** What one look of upkeep may take; with less time left a run begins no other. */
  public static final Duration REMINDER_LOOK_MAX = Duration.ofSeconds(15);

  /** The most campaigns that one run works on, and a page of them that is shown. */
  public static final int CAMPAIGNS_OPEN_MAX = 50;

  /** The most meters that get theirs in a minute. */
  public static final int CAMPAIGN_RATE_MAX = 6_000;

  /** How many meters may be named one by one. */
  public static final int CAMPAIGN_METERS_NAMED_MAX = 2_000;

  /** Meters of a page that is taken at once; with the campaign's row one transaction. */
  public static final int CAMPAIGN_PAGE_METERS = 90;

  /** Meters that are looked at again at once; one that moves is two rows. */
  public static final int CAMPAIGN_SWEEP_METERS = 45;

  /** Meters that are counted at once. */
  public static final int CAMPAIGN_COUNTED_AT_ONCE = 1_000;

  /** How often a meter is tried without an answer before it is left for later. */
  public static final int CAMPAIGN_STALLS_MAX = 5;

  /** With less time left, a run asks for no other vend. */
  public static final Duration CAMPAIGN_LOOK_MAX = Duration.ofSeconds(15);

  /** For how long a page belongs to the run that took it. */
  public static final Duration CAMPAIGN_TAKEN_FOR = Duration.ofSeconds(90);

  /** How long looking again rests for each meter that was looked at, and at least. */
  public static final Duration CAMPAIGN_SWEEP_METER_PAUSE = Duration.ofMillis(40);

  public static final Duration CAMPAIGN_SWEEP_PAUSE_MIN = Duration.ofSeconds(1);

  /** For how long a roll-over is watched after its last set. */
  public static final Duration CAMPAIGN_WATCHED_FOR = Duration.ofDays(365);

  /** After how many days without a purchase a meter is silent, where a campaign does not say. */
  public static final int CAMPAIGN_SILENT_DAYS = 30;

  /** What one delivery may take; with less time left a batch begins no other. */
  public static final Duration DELIVERY_MAX = Duration.ofSeconds(10);

  /** Most blocks of a tariff. */
  public static final int TARIFF_BLOCKS_MAX = 8;

  /** Highest price of a unit, in millionths of the currency's major unit. */
  public static final long PRICE_MICROS_MAX = 1_000_000_000_000L;

  /** Most tenths of a unit in one sale, as far as prices can be computed. */
  public static final long SALE_TENTHS_MAX = 1_000_000_000_000L;

  /** Most levies of a tariff. */
  public static final int TARIFF_LEVIES_MAX = 4;

  /** Most months whose fixed charge one vend takes. */
  public static final int FIXED_MONTHS_MAX = 36;

  /** Most free units of a month, in tenths. */
  public static final long FREE_TENTHS_MAX = 10_000;

  /** Largest step to which cash is rounded, in minor units. */
  public static final long CASH_STEP_MINOR_MAX = 1_000_000;

  /** Most debts of a meter. */
  public static final int METER_DEBTS_MAX = 8;

  /** Most rows of a meter that are read for a token when its key attributes are corrected. */
  public static final int TOKENLESS_ROWS_READ_MAX = 20;

  /** Most meters of one page of a tariff's dry run, and most vends of each. */
  public static final int DRY_RUN_METERS_MAX = 25;

  public static final int DRY_RUN_METER_VENDS_MAX = 100;

  /** In how many slices a partner's float is held, at most. */
  public static final int FLOAT_SLICES = 64;

  /** How long a slice stays an instance's own after a sale. */
  public static final Duration FLOAT_OWNED_FOR = Duration.ofSeconds(30);

  /** How often a slice is looked for before a sale starts over. */
  public static final int FLOAT_TRIES_MAX = 8;

  /** Of how many partners an instance remembers its slice. */
  public static final int FLOATS_KEPT_MAX = 1_000;

  /** How old the counters may be that a partner's limits of a day are held against. */
  public static final Duration SALES_OF_DAY_AGE_MAX = Duration.ofSeconds(10);

  /** How often an instance of delivery looks whether a partner's float runs low. */
  public static final Duration LOW_FLOAT_LOOK_PAUSE = Duration.ofMinutes(1);

  /** Most rows of one page of a statement, and of a batch that is added up in one request. */
  public static final int STATEMENT_PAGE_ENTRIES_MAX = 500;

  public static final int BATCH_ENTRIES_MAX = 20_000;

  /** Over how many days a statement or a settlement may be asked for at once. */
  public static final int STATEMENT_DAYS_MAX = 31;

  /** In how many rows each counter of a partner's day is held. */
  public static final int DAY_COUNTER_SHARDS = 8;

  /** Most terminals and supply groups that a partner's row names, and tiers of its commission. */
  public static final int PARTNER_TERMINALS_MAX = 200;

  public static final int PARTNER_SUPPLY_GROUPS_MAX = 200;

  public static final int COMMISSION_TIERS_MAX = 8;

  /** How late a vend may be noted in the journal and still be found by its own time. */
  public static final Duration JOURNAL_LATE_MAX = Duration.ofMinutes(2);

  /** Most heads in one row of a checkpoint. */
  public static final int CHECKPOINT_HEADS_A_ROW_MAX = 1_000;

  /** Most vends of one page of the export, and most queries that look for them. */
  public static final int EXPORT_PAGE_VENDS_MAX = 100;

  public static final int EXPORT_PAGE_QUERIES_MAX = 50;

  /** Of how many vends one look erases the buyers. */
  public static final int ERASED_A_LOOK_MAX = 500;

  /** Of how many vends the tokens are decoded in one invocation. */
  public static final int TOKEN_CHECKS_MAX = 25;

  /** How many wrong PINs are free, by sender and by meter, before delays begin. */
  public static final int CARD_GUESSES_FREE = 5;

  public static final int CARD_METER_GUESSES_FREE = 10;

  /** Shortest and longest delay after a wrong PIN beyond those; it doubles. */
  public static final Duration CARD_GUESS_WAIT_MIN = Duration.ofMinutes(15);

  public static final Duration CARD_GUESS_WAIT_MAX = Duration.ofHours(24);

  /** After so long without a wrong PIN, those before are forgotten. */
  public static final Duration CARD_GUESSES_FORGOTTEN_AFTER = Duration.ofDays(14);

  /** Most wrong PINs of everybody in an hour; more only from phones bound to the meter. */
  public static final int CARD_GUESSES_AN_HOUR_MAX = 10_000;

  /** Most cards of a batch, and most denominations. */
  public static final long CARD_BATCH_MAX = 10_000_000;

  public static final int CARD_DENOMINATIONS_MAX = 20;

  /** Most ranges of cards that one act changes. */
  public static final int CARD_RANGES_A_CHANGE_MAX = 25;

  /** Most ranges, and cards, that one page of a count of stock looks at. */
  public static final int CARD_STOCK_RANGES_MAX = 200;

  public static final long CARD_STOCK_CARDS_MAX = 20_000_000;

  /** Cards on a page of a print file; a page is one answer. */
  public static final int CARD_PAGE_MAX = 50_000;

  /** How long a request for approval waits, and how long an approval lasts, together. */
  public static final Duration APPROVAL_WAIT_MAX = Duration.ofHours(24);

  /** Most approvals in a list. */
  public static final int APPROVALS_LISTED_MAX = 100;

  /** How many meters one transaction of the office registers: five rows each, of a hundred. */
  public static final int REGISTERED_AT_ONCE_MAX = 20;

  /** How many meters a page of a search names. */
  public static final int METERS_FOUND_MAX = 50;

  /** How long a warm module sells from a slice of a key's limit. */
  public static final Duration KEY_LEASE_FOR = Duration.ofMinutes(10);

  /** How long before a key's last token it is first told of. */
  public static final Duration KEY_WARNING_BEFORE = Duration.ofDays(90);

  /** How many vending keys are wrapped anew in one call. */
  public static final int KEYS_REWRAPPED_A_CALL_MAX = 25;

  /** How many meters a page of a table holds. */
  public static final int EXPORT_PAGE_METERS_MAX = 1_000;

  /** Largest part of an import. */
  public static final int IMPORT_PART_BYTES_MAX = 4 * 1024 * 1024;

  /** Most parts of an import. */
  public static final int IMPORT_PARTS_MAX = 1_000;

  /** Longest row of an import. */
  public static final int IMPORT_ROW_CHARACTERS_MAX = 8_000;

  /** Rows that are stored and worked on together, and their characters. */
  public static final int IMPORT_CHUNK_ROWS_MAX = 100;

  public static final int IMPORT_CHUNK_CHARACTERS_MAX = 60_000;

  /** How long a request goes on working on the part that it brought. */
  public static final Duration IMPORT_WORK_MAX = Duration.ofSeconds(8);

  /** How much of a run's time must be left for it to begin another chunk. */
  public static final Duration IMPORT_CHUNK_MAX = Duration.ofSeconds(10);

  /** How long nobody else works on a part, from its last chunk on. */
  public static final Duration IMPORT_LEASE = Duration.ofSeconds(30);

  /** How many parts one run works on. */
  public static final int IMPORT_PARTS_A_RUN_MAX = 20;

  /** How many chunks' errors a page of an import's errors looks at. */
  public static final int IMPORT_ERROR_CHUNKS_MAX = 100;

  /** How long an import can be looked at; rows that nobody worked on go with it. */
  public static final Duration IMPORT_KEPT_FOR = Duration.ofDays(30);

  /** Days that a policy of reserve credit counts. */
  public static final int RESERVE_DAYS_MAX = 3_660;

  /** The most of an average month that an emergency may be. */
  public static final int RESERVE_AVERAGE_BASIS_POINTS_MAX = 100_000;

  /** Holidays that a policy of reserve credit lists. */
  public static final int RESERVE_HOLIDAYS_MAX = 60;

  /** Reasons that a policy of reserve credit lists. */
  public static final int RESERVE_REASON_CODES_MAX = 50;

  /** How long it is known that a vend was counted. */
  public static final Duration COUNTED_REMEMBERED_FOR = Duration.ofDays(30);

  /** Longest period of a report of sums. */
  public static final int REPORT_MONTHS_MAX = 13;

  /** When the initial credit of a meter is looked at again that has no tariff or key yet. */
  public static final Duration INITIAL_CREDIT_RETRY_WAIT = Duration.ofHours(1);

  /** How long a code is good that was texted to sign in. */
  public static final Duration SESSION_CODE_AGE_MAX = Duration.ofMinutes(10);

  /** Codes that are tried in one session. */
  public static final int SESSION_CODE_TRIES_MAX = 5;

  /** Codes that are texted to a phone in an hour. */
  public static final int SESSION_CODES_AN_HOUR_MAX = 5;

  /** How long somebody stays signed in. */
  public static final Duration SESSION_AGE_MAX = Duration.ofHours(1);

  /** How many vends a page of a meter's power limits goes through, and how far back to look. */
  public static final int LIMIT_LOOK_VENDS_MAX = 100;

  /** Vends of a meter on a page of the desk. */
  public static final int METER_VENDS_PAGE = 50;

  public static final Duration LIMIT_LOOK_BACK = Duration.ofDays(730);

  /** For how long a power limit may be set before the former one comes back. */
  public static final Duration LIMIT_UNTIL_MAX = Duration.ofDays(366);

  /** How long to wait when a limit cannot come back, and when to give up. */
  public static final Duration LIMIT_RESTORE_RETRY_WAIT = Duration.ofHours(1);

  public static final Duration LIMIT_RESTORE_WAIT_MAX = Duration.ofDays(30);

  /** How far back an operator's token is looked for, and through how many vends. */
  public static final Duration EXPLAIN_LOOK_BACK = Duration.ofDays(1_800);

  public static final int EXPLAIN_VENDS_MAX = 2_000;

  private Limits() {}
}
