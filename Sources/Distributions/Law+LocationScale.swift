/// A law that is location + scale · Z, where Z has a standard law without a unit.
///
/// A conforming law says what Z is; density, tails and quantiles follow. Both tails of Z keep their
/// own relative accuracy, and so does the law, as far as x − location can be told.
package protocol LocationScaleLaw: Law {
    /// What is added, in the unit of the quantity; finite.
    var location: Double { get }
    /// What Z is multiplied with, in the unit of the quantity; positive and finite.
    var scale: Double { get }
    /// The closed interval outside of which Z has no density.
    var standardSupport: ClosedRange<Double> { get }
    /// The expected value of Z; NaN where there is none.
    var standardMean: Double { get }
    /// The standard deviation of Z; infinite where there is none.
    var standardSpread: Double { get }

    /// The density of Z at a finite z inside its support.
    func standardDensity(_ z: Double) -> Double
    /// The probability that Z is at most z, for a finite z inside its support.
    func standardCumulative(_ z: Double) -> Double
    /// The probability that Z is greater than z, for a finite z inside its support.
    func standardUpperTail(_ z: Double) -> Double
    /// The point with probability p below it, 0 < p < 1.
    func standardQuantile(_ p: Double) -> Double
    /// The point with probability q above it, 0 < q < 1.
    func standardUpperQuantile(_ q: Double) -> Double
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension LocationScaleLaw {
    package var isDiscrete: Bool { false }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("location", location), LawParameterValue("scale", scale)]
    }
    package var standardSupport: ClosedRange<Double> { -.infinity ... .infinity }
    package var support: ClosedRange<Double> {
        location + scale * standardSupport.lowerBound...location + scale
            * standardSupport.upperBound
    }
    package var mean: Double { location + scale * standardMean }
    package var standardDeviation: Double { scale * standardSpread }

    package func density(_ x: Double) -> Double {
        let z = (x - location) / scale
        if z.isNaN { return .nan }
        guard z.isFinite, standardSupport.contains(z) else { return 0 }
        return standardDensity(z) / scale
    }
    package func cumulative(_ x: Double) -> Double {
        let z = (x - location) / scale
        if z.isNaN { return .nan }
        if z <= standardSupport.lowerBound { return 0 }
        return z >= standardSupport.upperBound || z == .infinity ? 1 : standardCumulative(z)
    }
    package func upperTail(_ x: Double) -> Double {
        let z = (x - location) / scale
        if z.isNaN { return .nan }
        if z <= standardSupport.lowerBound { return 1 }
        return z >= standardSupport.upperBound || z == .infinity ? 0 : standardUpperTail(z)
    }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { location + scale * standardQuantile($0) }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { location + scale * standardUpperQuantile($0) }
    }
}

extension LawFamily {
    /// A family of laws location + scale · Z: by `location` and `scale`, by mean and sd where Z has
    /// them, and by two percentile points.
    static func locationScale(
        summary: String, guide: LawGuide, standard: any LocationScaleLaw,
        make: @escaping @Sendable (_ location: Double, _ scale: Double) throws(LawError) -> any Law
    ) -> LawFamily {
        let name = standard.name
        var forms = [ParameterForm(["location", "scale"])]
        if standard.standardSpread < .infinity {
            let scale = ParameterTerm.positive(.argument(1)) / standard.standardSpread
            forms.append(
                ParameterForm(
                    ["mean", "sd"],
                    canonical: [.argument(0) - standard.standardMean * scale, scale],
                    validate: { (values) throws(LawError) in
                        try LawRule.finite(values[0], "mean", of: name)
                        try LawRule.positive(values[1], "sd", of: name)
                        try LawRule.ordinary(values[1], "sd", of: name)
                    }))
        }
        return LawFamily(
            name: name, summary: summary, guide: guide, forms: forms,
            percentiles: .closed { p, q in
                let low = standard.quantile(p)
                return locationScalePoints(
                    of: name, p, q, low: low, width: standard.quantile(q) - low)
            },
            make: { (c) throws(LawError) in try make(c[0], c[1]) },
            conditional: .transformed(
                standard: standard,
                formula: .argument(0) + ParameterTerm.positive(.argument(1)) * .argument(2)))
    }

    /// Location and scale from two percentile points of a law whose standard law has its p-quantile
    /// at `low` and its q-quantile `width` above it.
    static func locationScalePoints(
        of name: String, _ p: Double, _ q: Double, low: Double, width: Double
    ) -> ParameterForm {
        let scale = (ParameterTerm.argument(1) - .argument(0)) / width
        let canonical = [.argument(0) - low * scale, scale]
        return ParameterForm(
            [percentileLabel(p), percentileLabel(q)], canonical: canonical,
            validate: { (values) throws(LawError) in
                try LawRule.increasing(values, of: name, p, q)
                try LawRule.width(values, of: name, p, q)
                let found = canonical.map { $0.evaluate(values) }
                guard found[0].isFinite, found[1] > 0, found[1].isFinite else {
                    throw LawRule.unreachable(values, of: name, p, q)
                }
            })
    }
}
