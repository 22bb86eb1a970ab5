package prepaid.sts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import prepaid.sts.BlockCipher;
import prepaid.sts.DecoderKey;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.StaTables;

/** A file of EA07 tables is refused, or what it encrypts it decrypts again. */
class TablesFuzzTest {
  private static final DecoderKey KEY = DecoderKey.of(new byte[] {10, 33, 18, 9, 3, 4, 103, 55});
  private static final long[] BLOCKS = {0, -1, 0x0123_4567_89ab_cdefL, Long.MIN_VALUE};

  @FuzzTest
  @DictionaryFile(resourcePath = "tables.dict")
  void tables(byte[] input) {
    StaTables tables;
    try {
      tables = StaTablesJson.parsed("file", input);
    } catch (IllegalArgumentException refusal) {
      return;
    }
    try (BlockCipher cipher = BlockCipher.of(KEY, EncryptionAlgorithm.EA07, tables)) {
      for (long block : BLOCKS) {
        assertEquals(block, cipher.decrypt(cipher.encrypt(block)));
      }
    }
  }
}
