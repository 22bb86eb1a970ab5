package prepaid.localcloud.template;

/** The template says something that this machine would not do; starting anyway would be a lie. */
public final class TemplateRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TemplateRefused(String why) {
    super(why);
  }
}
