package prepaid.house;

import java.util.List;

/** One rule of the house, held against one Java file at a time. */
interface Rule {
  String name();

  List<Finding> check(JavaFile file);
}
