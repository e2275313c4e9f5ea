using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Conformance;

public sealed class SupportTests
{
    public static TheoryData<string> Supported() => [.. Table.Rows("supported.tsv").Select(row => row[0])];

    public static TheoryData<string, string> NotYet()
    {
        var cases = new TheoryData<string, string>();
        foreach (var row in Table.Rows("not-yet.tsv"))
            cases.Add(row[0], row[1]);

        return cases;
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void What_is_carried_out_makes_a_plan(string transformation)
        => Assert.NotNull(Plan.Check(Transformation.Parse(transformation), ServedEffects.Catalog));

    [Theory]
    [MemberData(nameof(NotYet))]
    public void What_is_legal_and_not_carried_out_yet_parses_and_is_refused_by_name(string transformation, string answer)
    {
        var parsed = Transformation.Parse(transformation);

        var error = Assert.Throws<TransformationException>(() => Plan.Check(parsed, ServedEffects.Catalog));

        Assert.Equal(answer, error.Message);
    }
}
