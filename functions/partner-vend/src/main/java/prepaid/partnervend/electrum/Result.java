package prepaid.partnervend.electrum;

import prepaid.http.JsonObject;

/** What an operation comes to. */
sealed interface Result permits Result.Done, Failure {
  /** A success, and the message that says so. */
  record Done(JsonObject message) implements Result {}
}
