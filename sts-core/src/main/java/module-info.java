/**
 * The STS standard (IEC 62055-41): meter, key, amount and minute to and from 20 digits. The
 * library, {@link prepaid.sts}, needs the Java platform only; the tool and files of tables, {@link
 * prepaid.sts.cli}, take jackson-jr, which whoever uses them brings along.
 */
module prepaid.sts {
  requires static org.jspecify;
  requires static com.fasterxml.jackson.core;
  requires static com.fasterxml.jackson.jr.ob;

  exports prepaid.sts;
  exports prepaid.sts.cli;
}
