namespace ServerlessDam.Transformations.Tests.Conformance;

/// <summary>The 50 parsing cases of the reference: strings that official SDKs emit, and the tree each stands for.</summary>
public sealed class ParsingTests
{
    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var row in Table.Rows("parsing.tsv"))
            cases.Add(row[0], row[1], row[2]);

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_string_of_an_sdk_is_read_as_its_tree(string row, string transformation, string tree)
    {
        var parsed = Transformation.Parse(transformation);

        var read = string.Join(" / ", parsed.Components.Select(component => string.Join(" + ", component.Parameters.Select(p => $"{p.Key} = {p.Value}"))));
        Assert.True(read == tree, $"row {row}: {read}");
        Assert.Equal(parsed, Transformation.Parse(parsed.ToString()));
    }

    [Fact]
    public void Every_case_of_the_reference_is_there()
        => Assert.Equal(Enumerable.Range(1, 50), Table.Rows("parsing.tsv").Select(row => int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture)).Distinct());
}
