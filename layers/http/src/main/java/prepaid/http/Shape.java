package prepaid.http;

import prepaid.vending.refusals.Answer;

/** What a text must look like, and what it then stands for. See {@link Shapes}. */
@FunctionalInterface
public interface Shape<T> {
  /** The value, or a refusal in one or two whole sentences; the reader adds the field's name. */
  Answer<T> read(String text);
}
