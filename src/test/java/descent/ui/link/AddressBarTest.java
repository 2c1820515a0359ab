package descent.ui.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBarTest {
  /** A link of the first published version: it opens for ever. */
  private static final String OLD_LINK =
      "rZJBT4NAEIX_SjNHXRogEi03o0lPetAjoclQRtyE3SW7Sy02_HdnIWn10KQabxPezHvfDHuAHVknjYY8EeClbwlyAAHaeHJz2VlTtaQgP4AfuqC_9Xrrw5AA2neW3OwAeLXfpIvrRXU1bFIWd2gl8iwbFbDnDwOU7IcWFXnODZYIebzMBFSQZ_EowHm0nvujG5Fwc20USvYuiigTWSmKKBVpyUJjsZak_bORjpnmUerYM41j5uK9hmkpR1TPhTddSDxNWl6Ke1vjeEz3bcsmttcB9wCaIXmn1_Ujg5vOSyU_yX67gmtqCKnbd6r7cLejsjWa19CeB1tCq6VuXtAHymWc3An4QKv6bsruguVEDuMojqlPRjFhr85Eq5N8LNl89QecS2jua1zz0c7AYI3NrPL5ZTu9JYpuf81yKYo6zxGkijwm0zXmOp3q1eonHv-FSqJ7MNbS_JZzb3v6T-hy_AI";

  @Test
  void anAddressHoldsTheWholeExperiment() {
    Experiment experiment = FirstScreen.experiment();
    QueryParameters query = AddressBar.query(experiment).orElseThrow();
    assertThat(AddressBar.read(query)).contains(experiment);
    assertThat(query.getSingleParameter("e").orElseThrow()).hasSizeLessThan(600).matches("[-\\w]+");
  }

  @Test
  void anOldLinkOpens() {
    assertThat(AddressBar.read(QueryParameters.of("e", OLD_LINK)))
        .contains(FirstScreen.experiment());
  }

  @Test
  void noParameterIsNoExperiment() {
    assertThat(AddressBar.read(QueryParameters.empty())).isEmpty();
  }

  @Test
  void whatIsTooLongHasNoAddress() {
    String notes =
        new Random(1)
            .ints(15_000, 'A', 'z')
            .filter(Character::isLetter)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String json =
        ExperimentJson.write(FirstScreen.experiment())
            .replace("\"notes\":\"\"", "\"notes\":\"" + notes + "\"");
    assertThat(AddressBar.query(ExperimentJson.read(json))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "%%%", "e30", "q1YqSy0qzszPU7JSMlTSUSopSk0Fs4yUaxkA", "äöü"})
  void aBrokenAddressGetsASentence(String text) {
    assertThatThrownBy(() -> AddressBar.read(QueryParameters.of("e", text)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aBombIsNotBlownUp() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(out, new Deflater(9, true))) {
      deflater.write(new byte[4_000_000]);
    }
    String bomb = Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    assertThat(bomb).hasSizeLessThan(AddressBar.LONGEST);
    assertThatThrownBy(() -> AddressBar.read(QueryParameters.of("e", bomb)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> AddressBar.read(QueryParameters.of("e", "A".repeat(100_000))))
        .hasMessageContaining("longer than");
  }
}
