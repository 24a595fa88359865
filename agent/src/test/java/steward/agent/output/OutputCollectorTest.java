package steward.agent.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static steward.message.OutputStreamName.STDERR;
import static steward.message.OutputStreamName.STDOUT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import steward.message.Bytes;
import steward.message.Output;
import steward.message.OutputChunk;
import steward.message.OutputSegment;
import steward.message.OutputStreamName;

class OutputCollectorTest {
    private static final int MIB = 1 << 20;

    private final ManualLoop loop = new ManualLoop();
    private final List<OutputSegment> carried = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final ChunkSink keeping = (segments, number) -> {
        carried.addAll(segments);
        return numbers.add(number);
    };

    @Test
    void littleOutputRidesInTheAckWithoutChunks() throws IOException {
        OutputCollector collector = collector(MIB);
        collector.print(STDOUT, "out");
        collector.print(STDERR, "err");

        Output output = collector.finish();

        assertThat(output.chunks()).isZero();
        assertThat(output.isInline()).isTrue();
        assertThat(output.segments()).containsExactly(segment(STDOUT, 0, "out"), segment(STDERR, 0, "err"));
        assertThat(output.stdout().sha256()).isEqualTo(sha256("out".getBytes(StandardCharsets.UTF_8)));
        assertThat(output.cutBytes()).isZero();
        assertThat(numbers).isEmpty();
        assertThat(loop.timers()).isZero();
    }

    @Test
    void nothingWrittenIsNothing() {
        assertThat(collector(MIB).finish()).isEqualTo(Output.none());
    }

    @Test
    void keepsTheOrderInWhichTheStreamsWereWritten() throws IOException {
        OutputCollector collector = collector(MIB);
        collector.print(STDOUT, "a");
        collector.print(STDOUT, "b");
        collector.print(STDERR, "c");
        collector.print(STDOUT, "d");

        assertThat(collector.finish().segments())
                .containsExactly(segment(STDOUT, 0, "ab"), segment(STDERR, 0, "c"), segment(STDOUT, 2, "d"));
    }

    @Test
    void handsOnWhatWaitedHalfASecondWhileTheCommandRuns() throws IOException {
        OutputCollector collector = collector(MIB);
        collector.print(STDOUT, "PART");
        loop.pass(Duration.ofMillis(499));
        assertThat(numbers).isEmpty();
        collector.print(STDOUT, "IAL");

        loop.pass(Duration.ofMillis(1));

        assertThat(numbers).containsExactly(1);
        assertThat(carried).containsExactly(segment(STDOUT, 0, "PARTIAL"));
        collector.print(STDERR, "!");
        loop.pass(OutputCollector.FLUSH_AFTER);
        assertThat(numbers).containsExactly(1, 2);
        assertThat(carried).contains(segment(STDERR, 0, "!"));
    }

    @Test
    void littleOutputIsWholeInTheAckAlsoAfterLiveChunks() throws IOException {
        OutputCollector collector = collector(MIB);
        collector.print(STDOUT, "one");
        loop.pass(OutputCollector.FLUSH_AFTER);
        collector.print(STDOUT, "two");

        Output output = collector.finish();

        assertThat(output.segments()).containsExactly(segment(STDOUT, 0, "onetwo"));
        assertThat(output.chunks()).isEqualTo(1);
        assertThat(output.cutBytes()).isZero();
    }

    @Test
    void cutsAChunkWhereverItIsFullAndNothingIsLost() throws IOException {
        byte[] data = random(4 * MIB);
        OutputCollector collector = collector(16 * MIB);
        writeInPieces(collector, STDOUT, data, 10_007);

        Output output = collector.finish();

        assertThat(output.segments()).isEmpty();
        assertThat(output.stdout().bytes()).isEqualTo(data.length);
        assertThat(output.stdout().sha256()).isEqualTo(sha256(data));
        assertThat(output.cutBytes()).isZero();
        assertThat(output.chunks()).isEqualTo(numbers.size()).isEqualTo(4 * MIB / OutputChunk.MAX_BYTES);
        assertThat(carried).allMatch(s -> s.data().length() <= OutputChunk.MAX_BYTES);
        assertThat(joined(STDOUT)).isEqualTo(data);
    }

    @Test
    void aCharacterThatTwoChunksShareIsWholeAgainWhenTheyAreJoined() throws IOException {
        byte[] text = "€".repeat(OutputChunk.MAX_BYTES).getBytes(StandardCharsets.UTF_8);
        OutputCollector collector = collector(MIB);
        collector.write(STDERR, text, 0, text.length);

        collector.finish();

        assertThat(carried.get(0).data().toUtf8()).endsWith("\ufffd");
        assertThat(joined(STDERR)).isEqualTo(text);
    }

    @Test
    void boundsHowOftenAChunkChangesBetweenTheStreams() throws IOException {
        OutputCollector collector = collector(MIB);
        for (int i = 0; i < 5_000; i++) {
            collector.print(i % 2 == 0 ? STDOUT : STDERR, "x");
        }

        Output output = collector.finish();

        assertThat(output.isInline()).isFalse();
        assertThat(output.chunks()).isEqualTo(5);
        assertThat(output.cutBytes()).isZero();
        assertThat(carried).hasSize(5_000);
    }

    @Test
    void overTheCapHeadAndTailAreCarriedAndTheGapIsCounted() throws IOException {
        byte[] data = random(3 * MIB);
        OutputCollector collector = collector(MIB);
        writeInPieces(collector, STDOUT, data, 50_021);
        collector.print(STDERR, "last words");

        Output output = collector.finish();

        OutputSegment tail = carried.get(carried.size() - 2);
        assertThat(tail.offset()).isEqualTo(data.length - OutputCollector.TAIL_BYTES);
        assertThat(tail.data()).isEqualTo(Bytes.copyOf(data, (int) tail.offset(), OutputCollector.TAIL_BYTES));
        assertThat(carried.get(carried.size() - 1)).isEqualTo(segment(STDERR, 0, "last words"));
        assertThat(output.stdout().bytes()).isEqualTo(data.length);
        assertThat(output.stdout().cut()).isEqualTo(2 * MIB - OutputCollector.TAIL_BYTES);
        assertThat(output.stdout().sha256()).isEqualTo(sha256(data));
        assertThat(output.stderr().cut()).isZero();
        assertThat(joined(STDOUT)).startsWith(Bytes.copyOf(data, 0, MIB).toArray());
    }

    @Test
    void aStreamJustOverTheCapIsCarriedWhole() throws IOException {
        byte[] data = random(MIB + 10);
        OutputCollector collector = collector(MIB);
        collector.write(STDOUT, data, 0, data.length);

        assertThat(collector.finish().cutBytes()).isZero();
        assertThat(joined(STDOUT)).isEqualTo(data);
    }

    @Test
    void countsWhatTheOutboxDoesNotTakeAsCut() throws IOException {
        List<Integer> offers = new ArrayList<>();
        ChunkSink full = (segments, number) -> {
            offers.add(number);
            return offers.size() != 2 && carried.addAll(segments);
        };
        OutputCollector collector = new OutputCollector(loop, Runnable::run, full, 4 * MIB);
        collector.write(STDOUT, new byte[MIB], 0, MIB);

        Output output = collector.finish();

        assertThat(offers).containsExactly(1, 2, 2, 3);
        assertThat(output.chunks()).isEqualTo(3);
        assertThat(output.stdout().cut()).isEqualTo(OutputChunk.MAX_BYTES);
        assertThat(carried.get(1).offset()).isEqualTo(2L * OutputChunk.MAX_BYTES);
    }

    @Test
    void hashesAHundredMegabytesInLittleMemory() throws Exception {
        byte[] block = random(MIB);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long[] taken = new long[1];
        ChunkSink counting = (segments, number) -> {
            segments.forEach(s -> taken[0] += s.data().length());
            return true;
        };
        OutputCollector collector = new OutputCollector(loop, Runnable::run, counting, OutputCollector.DEFAULT_CAP);
        for (int i = 0; i < 100; i++) {
            digest.update(block);
            collector.write(STDOUT, block, 0, block.length);
        }

        Output output = collector.finish();

        assertThat(output.stdout().bytes()).isEqualTo(100L * MIB);
        assertThat(output.stdout().sha256()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
        assertThat(taken[0]).isEqualTo(100L * MIB);
        assertThat(output.chunks()).isEqualTo(400);
    }

    @Test
    void holdsAWriterWhileTheChunkBeforeWaitsForRoom() throws Exception {
        CountDownLatch room = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        OutputCollector collector = new OutputCollector(
                loop,
                Runnable::run,
                (segments, number) -> {
                    waiting.countDown();
                    room.await();
                    return keeping.offer(segments, number);
                },
                4 * MIB);
        Thread writer = writer(collector, random(MIB), new AtomicReference<>());

        waiting.await();
        await().until(() -> writer.getState() == Thread.State.WAITING);
        collector.print(STDERR, "another stream still has room");
        assertThat(numbers).isEmpty();
        room.countDown();
        writer.join();

        assertThat(collector.finish().cutBytes()).isZero();
        assertThat(numbers).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void offersOneChunkAtATimeHoweverManyWrite() throws Exception {
        CountDownLatch room = new CountDownLatch(1);
        AtomicInteger offers = new AtomicInteger();
        OutputCollector collector = new OutputCollector(
                loop,
                Runnable::run,
                (segments, number) -> {
                    offers.incrementAndGet();
                    room.await();
                    return keeping.offer(segments, number);
                },
                4 * MIB);
        Thread first = writer(collector, random(MIB), new AtomicReference<>());
        Thread second = writer(collector, random(MIB), new AtomicReference<>());

        await().until(() -> first.getState() == Thread.State.WAITING && second.getState() == Thread.State.WAITING);
        assertThat(offers).hasValue(1);
        room.countDown();
        first.join();
        second.join();

        assertThat(collector.finish().cutBytes()).isZero();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aWaitingWriterCanBeInterruptedAndTheChunkCountsAsCut() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        OutputCollector collector = new OutputCollector(
                loop,
                Runnable::run,
                (segments, number) -> {
                    waiting.countDown();
                    new CountDownLatch(1).await();
                    return true;
                },
                4 * MIB);
        AtomicReference<String> error = new AtomicReference<>();
        Thread writer = writer(collector, random(OutputChunk.MAX_BYTES), error);

        waiting.await();
        writer.interrupt();
        writer.join();

        assertThat(error.get()).contains("InterruptedIOException");
        assertThat(collector.finish().stdout().cut()).isEqualTo(OutputChunk.MAX_BYTES);
    }

    @Test
    void bothStreamsCanBeWrittenAtOnce() throws Exception {
        byte[] out = random(2 * MIB);
        byte[] err = random(2 * MIB);
        OutputCollector collector = collector(8 * MIB);
        Thread writer = writer(collector, out, new AtomicReference<>());
        writeInPieces(collector, STDERR, err, 333);
        writer.join();

        Output output = collector.finish();

        assertThat(output.stdout().sha256()).isEqualTo(sha256(out));
        assertThat(output.stderr().sha256()).isEqualTo(sha256(err));
        assertThat(joined(STDOUT)).isEqualTo(out);
        assertThat(joined(STDERR)).isEqualTo(err);
    }

    @Test
    void takesNothingAfterItsEnd() {
        OutputCollector collector = collector(MIB);
        collector.finish();

        assertThatThrownBy(() -> collector.print(STDOUT, "late")).hasMessageContaining("the output has ended");
    }

    @Test
    void refusesACapBelowWhatRidesInAnAck() {
        assertThatThrownBy(() -> collector(Output.INLINE_BYTES - 1)).hasMessageContaining("set 32768 or more");
    }

    private OutputCollector collector(long cap) {
        return new OutputCollector(loop, Runnable::run, keeping, cap);
    }

    private static Thread writer(OutputCollector collector, byte[] data, AtomicReference<String> error) {
        Thread thread = new Thread(() -> {
            try {
                writeInPieces(collector, STDOUT, data, 777);
            } catch (UncheckedIOException e) {
                error.set(String.valueOf(e.getCause()));
            }
        });
        thread.start();
        return thread;
    }

    private static void writeInPieces(OutputCollector collector, OutputStreamName stream, byte[] data, int piece) {
        try {
            for (int at = 0; at < data.length; at += piece) {
                collector.write(stream, data, at, Math.min(piece, data.length - at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] joined(OutputStreamName stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (OutputSegment segment : carried) {
            if (segment.stream() == stream) {
                assertThat(segment.offset()).isGreaterThanOrEqualTo(bytes.size());
                bytes.writeBytes(segment.data().toArray());
            }
        }
        return bytes.toByteArray();
    }

    private static OutputSegment segment(OutputStreamName stream, long offset, String text) {
        return new OutputSegment(stream, offset, Bytes.ofUtf8(text));
    }

    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
