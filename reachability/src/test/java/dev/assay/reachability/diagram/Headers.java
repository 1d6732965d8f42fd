package dev.assay.reachability.diagram;

import com.github.javabdd.BDD;
import com.github.javabdd.BDDFactory;
import com.github.javabdd.BDDVarSet;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.ProtocolMatch;
import java.util.stream.IntStream;

/// Packets of one address family as Boolean functions of their bits: whether it is TCP, the port,
/// the sender's address, the port that the sender sends from. The most significant bit first.
final class Headers {
  private static final int TCP = 0;
  private static final int PORT = 1;
  private static final int PORT_BITS = 16;
  private static final int SOURCE = PORT + PORT_BITS;

  private final BDDFactory factory;
  private final AddressFamily family;
  private final int clientPort;
  private final BDDVarSet clientBits;

  /// @param nodes how many to begin with; more are made when they are needed
  Headers(AddressFamily family, int nodes) {
    this.family = family;
    this.clientPort = SOURCE + family.bits();
    this.factory = BDDFactory.init("java", nodes, nodes / 4);
    factory.setVarNum(clientPort + PORT_BITS);
    this.clientBits =
        factory.makeSet(IntStream.range(clientPort, clientPort + PORT_BITS).toArray());
  }

  AddressFamily family() {
    return family;
  }

  BDD everything() {
    return factory.one();
  }

  BDD nothing() {
    return factory.zero();
  }

  BDD protocol(ProtocolMatch match) {
    return switch (match.number()) {
      case -1 -> everything();
      case 6 -> factory.ithVar(TCP);
      case 17 -> factory.nithVar(TCP);
      default -> nothing();
    };
  }

  BDD port(PortRange range) {
    return between(PORT, range);
  }

  BDD clientPort(PortRange range) {
    return between(clientPort, range);
  }

  /// Packets for which some client port will do.
  BDD onSomeClientPort(BDD packets) {
    return packets.exist(clientBits);
  }

  /// Nothing for a block of the other family.
  BDD source(Cidr block) {
    if (block.family() != family) {
      return nothing();
    }
    BDD bits = everything();
    for (int i = block.length() - 1; i >= 0; i--) {
      bits = bits.and(bit(SOURCE + i, isSet(block.first(), i)));
    }
    return bits;
  }

  private boolean isSet(Address address, int fromTheTop) {
    int position = family.bits() - 1 - fromTheTop;
    long half = position < Long.SIZE ? address.low() : address.high();
    return ((half >>> position) & 1) != 0;
  }

  private BDD bit(int variable, boolean isSet) {
    return isSet ? factory.ithVar(variable) : factory.nithVar(variable);
  }

  private BDD between(int first, PortRange range) {
    return bounded(first, range.from(), true).and(bounded(first, range.to(), false));
  }

  /// Numbers from a bound on, or up to it: bit by bit from the least significant.
  private BDD bounded(int first, int bound, boolean isLowest) {
    BDD within = everything();
    for (int i = PORT_BITS - 1; i >= 0; i--) {
      boolean isSet = ((bound >>> (PORT_BITS - 1 - i)) & 1) != 0;
      BDD beyond = bit(first + i, isLowest);
      within = isSet == isLowest ? beyond.and(within) : beyond.or(within);
    }
    return within;
  }
}
