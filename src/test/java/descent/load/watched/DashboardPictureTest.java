package descent.load.watched;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardPictureTest {
  private static final Instant BEGIN = Instant.ofEpochSecond(1000);

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  @Test
  void aPanelShowsEachSeriesByItsNameAndBreaksWhereThereIsNoNumber() {
    var picture = new DashboardPicture(BEGIN, BEGIN.plusSeconds(100));
    picture.add(
        json(
            """
            {'title': 'Memory & more', 'gridPos': {'x': 8, 'y': 7, 'w': 8, 'h': 7},
             'fieldConfig': {'defaults': {'unit': 'bytes'}},
             'targets': [{'legendFormat': 'heap, {{instance}}'}, {'legendFormat': 'unread'}]}
            """),
        List.of(
            json(
                """
                {'data': {'result': [
                  {'metric': {'instance': 'a<b'}, 'values': [[1000, '0'], [1050, '1048576'], [1055, 'NaN'], [1060, '2097152'], [1100, '2097152']]},
                  {'metric': {'instance': 'two'}, 'values': [[1000, '1'], [1100, '1']]}]}}
                """),
            json("{'data': {'result': []}}")));

    assertThat(picture.svg())
        .contains("Memory &amp; more", "heap, a&lt;b", "heap, two", "2 MiB", "1:30")
        .doesNotContain("unread")
        .containsPattern(
            "d=\"M0\\.0 [\\d.]+L[\\d.]+ [\\d.]+M[\\d.]+ [\\d.]+L[\\d.]+ [\\d.]+\" fill=\"none\"")
        .contains("translate(404 214)");
  }
}
