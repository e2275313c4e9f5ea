using ServerlessDam.Tests;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Transformations.Tests.Conformance;

/// <summary>The 234 rows of the reference's conformance table. <c>DAM_RENEW=1 ./dam test Transformations</c> closes and opens those of this room.</summary>
public sealed class ConformanceTests
{
    private const string Name = "conformance.tsv";

    private static readonly Row[] Rows = [.. Table.Rows(Name).Select(Row.Of)];

    public static TheoryData<int> Closed => [.. Rows.Where(row => row.IsOfThisRoom && !row.IsOpen).Select(row => row.Number)];

    public static TheoryData<int> All => [.. Rows.Select(row => row.Number)];

    [Fact]
    public void Every_row_of_the_reference_is_there_once()
        => Assert.Equal(Enumerable.Range(1, 234), Rows.Select(row => row.Number));

    [Theory]
    [MemberData(nameof(Closed))]
    public void A_closed_row_holds(int number)
    {
        var problem = Rows[number - 1].Problem();

        Assert.True(problem is null, $"row {number}, {Rows[number - 1].Text}: {problem}");
    }

    [Fact]
    public void An_open_row_of_this_room_does_not_hold_yet()
    {
        if (Environment.GetEnvironmentVariable("DAM_RENEW") is { Length: > 0 })
            Renew();

        var holding = Rows.Where(row => row.IsOfThisRoom && row.IsOpen && row.Problem() is null).Select(row => row.Number);
        Assert.True(!holding.Any(), $"These rows hold now; write 'here' at their ends: {string.Join(", ", holding)}");
    }

    [Fact]
    public void A_row_of_another_room_is_open_or_names_the_file_that_tests_it()
        => Assert.All(Rows.Where(row => !row.IsOfThisRoom && !row.IsOpen), row => Assert.True(File.Exists(Path.Combine(RepositoryRoot.Path, row.Tested)), row.Tested));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_transformation_of_the_table_is_read(int number)
    {
        var row = Rows[number - 1];
        var parsed = row.Level == "url" ? DeliveryUrl.Parse("/demo/" + row.Text).Reading.Transformation
            : row.Level == "http" ? DeliveryUrl.Parse("/demo/image/upload/" + row.Text).Reading.Transformation
            : Transformation.Parse(row.Text);

        Assert.Equal(parsed, Transformation.Parse(parsed.ToString()));
    }

    private static void Renew()
    {
        var path = Path.Combine(RepositoryRoot.Path, "tests", "Transformations", "Conformance", Name);
        var rows = Rows.Select(row => row.IsOfThisRoom ? row with { Tested = row.Problem() is null ? Row.Here : Row.Open } : row);
        var head = File.ReadAllLines(path).Where(line => line.StartsWith("# ", StringComparison.Ordinal));
        File.WriteAllLines(path, [.. head, .. rows.Select(row => row.ToString())]);
    }
}
