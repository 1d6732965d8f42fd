package dev.assay.advisory.cvss;

import java.util.ArrayList;
import java.util.List;

/// One metric of a version: its name, the values it may have, and which group it is of.
///
/// @param group 0 for the base metrics, all of which a vector must have
record Metric(String name, List<String> values, int group) {
  /// First, Complete Documentation of CVSS 2.0, section 2.4, in the order in which vectors are
  /// written.
  static final List<Metric> V2 =
      of(
          "AV:L,A,N AC:H,M,L Au:M,S,N C:N,P,C I:N,P,C A:N,P,C",
          "E:U,POC,F,H,ND RL:OF,TF,W,U,ND RC:UC,UR,C,ND",
          "CDP:N,L,LM,MH,H,ND TD:N,L,M,H,ND CR:L,M,H,ND IR:L,M,H,ND AR:L,M,H,ND");

  /// FIRST, CVSS 3.1 Specification, table 15; 3.0 has the same.
  static final List<Metric> V3 =
      of(
          "AV:N,A,L,P AC:L,H PR:N,L,H UI:N,R S:U,C C:H,L,N I:H,L,N A:H,L,N",
          "E:X,H,F,P,U RL:X,U,W,T,O RC:X,C,R,U",
          "CR:X,H,M,L IR:X,H,M,L AR:X,H,M,L MAV:X,N,A,L,P MAC:X,L,H MPR:X,N,L,H MUI:X,N,R MS:X,U,C"
              + " MC:X,N,L,H MI:X,N,L,H MA:X,N,L,H");

  /// FIRST, CVSS 4.0 Specification, table 23, whose order is binding.
  static final List<Metric> V4 =
      of(
          "AV:N,A,L,P AC:L,H AT:N,P PR:N,L,H UI:N,P,A VC:H,L,N VI:H,L,N VA:H,L,N SC:H,L,N SI:H,L,N"
              + " SA:H,L,N",
          "E:X,A,P,U",
          "CR:X,H,M,L IR:X,H,M,L AR:X,H,M,L MAV:X,N,A,L,P MAC:X,L,H MAT:X,N,P MPR:X,N,L,H"
              + " MUI:X,N,P,A MVC:X,H,L,N MVI:X,H,L,N MVA:X,H,L,N MSC:X,H,L,N MSI:X,S,H,L,N"
              + " MSA:X,S,H,L,N",
          "S:X,N,P AU:X,N,Y R:X,A,U,I V:X,D,C RE:X,L,M,H U:X,Clear,Green,Amber,Red");

  Metric {
    values = List.copyOf(values);
  }

  private static List<Metric> of(String... groups) {
    var metrics = new ArrayList<Metric>();
    for (int group = 0; group < groups.length; group++) {
      for (String text : groups[group].split(" ", -1)) {
        int colon = text.indexOf(':');
        metrics.add(
            new Metric(
                text.substring(0, colon),
                List.of(text.substring(colon + 1).split(",", -1)),
                group));
      }
    }
    return List.copyOf(metrics);
  }
}
