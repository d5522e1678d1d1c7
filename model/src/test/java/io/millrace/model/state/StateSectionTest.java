package io.millrace.model.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StateSectionTest {

    private static StateSection ofCount(int count) {
        return new StateSection(
                "counts", sink -> sink.putInt(count), source -> source.expectCount("bars", count));
    }

    @Test
    void shouldLoadWhatItSaved() {
        byte[] bytes = ofCount(3).toBytes();

        assertArrayEquals(new byte[] {3, 0, 0, 0, 0, 0, 0, 0}, bytes);
        ofCount(3).load(bytes);
    }

    @Test
    void shouldNameTheSectionWhenItDoesNotFit() {
        assertEquals(
                "section counts: state, byte 0: bars is 3; it must be 4",
                assertThrows(StateException.class, () -> ofCount(4).load(ofCount(3).toBytes()))
                        .getMessage());
        assertEquals(
                "section counts: state, byte 8: 1 bytes are left; it must end",
                assertThrows(
                                StateException.class,
                                () -> ofCount(3).load(new byte[] {3, 0, 0, 0, 0, 0, 0, 0, 0}))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Books", "a b", "a1"})
    void shouldRefuseAName(String name) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new StateSection(name, sink -> {}, source -> {}));
    }
}
