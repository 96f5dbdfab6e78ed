package dev.snetd.store.etcd;

import dev.snetd.store.Entry;
import dev.snetd.store.Guard;
import dev.snetd.store.Outcome;
import dev.snetd.store.Transaction;
import dev.snetd.store.Transaction.Alternative;
import dev.snetd.store.Write;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.Txn;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A transaction in etcd's form: each further alternative is a transaction nested in the "else" of
 * the one before, so all of them travel in one request. Reads stand in every branch, before the
 * writes.
 */
final class EtcdTransaction {
  private EtcdTransaction() {}

  /** Fills the request. */
  static Txn fill(Txn request, Transaction transaction) {
    List<Op> reads = reads(transaction);
    List<Alternative> alternatives = transaction.alternatives();
    if (alternatives.isEmpty()) {
      return request.Then(reads.toArray(Op[]::new));
    }
    return request.If(compares(alternatives.getFirst()))
        .Then(branch(alternatives.getFirst(), reads))
        .Else(otherwise(alternatives.subList(1, alternatives.size()), reads));
  }

  /** What the answer means for the transaction. */
  static Outcome outcome(Transaction transaction, TxnResponse response) {
    TxnResponse at = response;
    int index = 0;
    while (!at.isSucceeded() && !at.getTxnResponses().isEmpty()) {
      at = at.getTxnResponses().getFirst();
      index++;
    }
    Map<String, Entry> entries = new HashMap<>();
    for (GetResponse read : at.getGetResponses()) {
      read.getKvs().forEach(kv -> entries.put(text(kv.getKey()), entry(kv)));
    }
    boolean applied = at.isSucceeded() && !transaction.alternatives().isEmpty();
    return new Outcome(applied ? index : -1, response.getHeader().getRevision(), entries);
  }

  static Entry entry(KeyValue kv) {
    return new Entry(
        text(kv.getKey()), kv.getValue().getBytes(), kv.getModRevision(), kv.getLease());
  }

  static ByteSequence key(String key) {
    return ByteSequence.from(key, StandardCharsets.UTF_8);
  }

  private static String text(ByteSequence key) {
    return key.toString(StandardCharsets.UTF_8);
  }

  private static List<Op> reads(Transaction transaction) {
    List<Op> reads = new ArrayList<>();
    transaction.reads().forEach(key -> reads.add(Op.get(key(key), GetOption.DEFAULT)));
    return reads;
  }

  private static Op[] otherwise(List<Alternative> rest, List<Op> reads) {
    if (rest.isEmpty()) {
      return reads.toArray(Op[]::new);
    }
    Op nested =
        Op.txn(
            compares(rest.getFirst()),
            branch(rest.getFirst(), reads),
            otherwise(rest.subList(1, rest.size()), reads));
    return new Op[] {nested};
  }

  private static Op[] branch(Alternative alternative, List<Op> reads) {
    List<Op> ops = new ArrayList<>(reads);
    alternative.writes().forEach(write -> ops.add(op(write)));
    return ops.toArray(Op[]::new);
  }

  private static Op op(Write write) {
    return switch (write) {
      case Write.Put put ->
          Op.put(key(put.key()), ByteSequence.from(put.value()), PutOption.DEFAULT);
      case Write.PutForSession put ->
          Op.put(
              key(put.key()),
              ByteSequence.from(put.value()),
              PutOption.builder().withLeaseId(put.session().id()).build());
      case Write.Delete delete -> Op.delete(key(delete.key()), DeleteOption.DEFAULT);
    };
  }

  private static Cmp[] compares(Alternative alternative) {
    return alternative.guards().stream().map(EtcdTransaction::compare).toArray(Cmp[]::new);
  }

  private static Cmp compare(Guard guard) {
    ByteSequence key = key(guard.key());
    return switch (guard) {
      case Guard.Absent absent -> new Cmp(key, Cmp.Op.EQUAL, CmpTarget.createRevision(0));
      case Guard.Holds holds ->
          new Cmp(key, Cmp.Op.EQUAL, CmpTarget.value(ByteSequence.from(holds.value())));
      case Guard.At at -> new Cmp(key, Cmp.Op.EQUAL, CmpTarget.modRevision(at.revision()));
    };
  }
}
