using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Search;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Tests.Search;

/// <summary>The file of an index: it may be lost, and then it is empty and works.</summary>
public sealed class SearchFileTests : StoreTest
{
    private static readonly SearchPredicate Tagged = new SearchPredicate.Exact("tags", "red");

    private string FileOf(string cloud) => Path.Combine(Test.Path, "search", cloud + ".db");

    [Fact]
    public async Task What_was_written_is_there_when_the_store_opens_again()
    {
        await Store.Search.WriteAsync("demo", [Documents.Put("a", ("tags", "red"))], Token);
        var identity = await Store.Search.IdentityAsync("demo", Token);
        await Test.ReopenAsync();

        Assert.Equal(1, await Store.Search.TotalAsync("demo", Tagged, Token));
        Assert.Equal(identity, await Store.Search.IdentityAsync("demo", Token));
    }

    private async Task TamperAsync(params string[] statements)
    {
        await Store.DisposeAsync();
        using (var database = new Database(FileOf("demo"), SearchSchema.Shape))
        {
            foreach (var statement in statements)
            {
                await database.WriteAsync(session => session.Execute(statement), Token);
            }
        }

        await Test.ReopenAsync();
    }

    [Theory]
    [InlineData("no database at all, but long enough to look like one")]
    [InlineData("")]
    public async Task A_damaged_file_is_made_anew(string contents)
    {
        await Store.Search.WriteAsync("demo", [Documents.Put("a", ("tags", "red"))], Token);
        var identity = await Store.Search.IdentityAsync("demo", Token);
        await Store.DisposeAsync();
        await File.WriteAllTextAsync(FileOf("demo"), contents, Token);
        await Test.ReopenAsync();

        Assert.Equal(0, await Store.Search.CountAsync("demo", Token));
        Assert.NotEqual(identity, await Store.Search.IdentityAsync("demo", Token));
        await Store.Search.WriteAsync("demo", [Documents.Put("b", ("tags", "red"))], Token);
        Assert.Equal(1, await Store.Search.TotalAsync("demo", Tagged, Token));
    }

    [Fact]
    public async Task Damage_that_shows_later_costs_one_call()
    {
        await Store.Search.WriteAsync("demo", [.. Enumerable.Range(0, 2000).Select(i => Documents.Put($"{i}", ("tags", "red"), ("public_id", $"p{i}")))], Token);
        await Store.DisposeAsync();
        var bytes = await File.ReadAllBytesAsync(FileOf("demo"), Token);
        new Random(1).NextBytes(bytes.AsSpan(10 * 8192));
        await File.WriteAllBytesAsync(FileOf("demo"), bytes, Token);
        await Test.ReopenAsync();

        var everything = new SearchQuery(new SearchPredicate.Begins("public_id", "p1"), [new("public_id", false)], 500, null, []);
        var error = await Assert.ThrowsAsync<DamException>(() => Store.Search.SearchAsync("demo", everything, Token));
        Assert.Equal(ErrorKind.NotAvailable, error.Kind);
        Assert.Equal(0, await Store.Search.CountAsync("demo", Token));
        await Store.Search.WriteAsync("demo", [Documents.Put("b", ("tags", "red"))], Token);
        Assert.Equal(1, await Store.Search.TotalAsync("demo", Tagged, Token));
    }

    [Fact]
    public async Task A_file_of_another_version_is_made_anew()
    {
        await Store.Search.WriteAsync("demo", [Documents.Put("a", ("tags", "red"))], Token);
        await Store.DisposeAsync();
        using (var database = new Database(FileOf("demo"), SearchSchema.Shape))
        {
            await database.WriteAsync(session => session.Execute("PRAGMA user_version=99"), Token);
        }

        await Test.ReopenAsync();
        Assert.Equal(0, await Store.Search.CountAsync("demo", Token));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc/demo")]
    [InlineData("a\0b")]
    [InlineData("")]
    public async Task A_cloud_of_any_name_has_its_file_in_the_folder(string cloud)
    {
        await Store.Search.WriteAsync(cloud, [Documents.Put("a", ("tags", "red"))], Token);

        Assert.Equal(1, await Store.Search.TotalAsync(cloud, Tagged, Token));
        Assert.Equal("~", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(Test.Path, "search"), "*.db")))[..1]);
    }

    [Fact]
    public async Task What_nothing_refers_to_any_more_is_gone_from_the_file()
    {
        await Store.Search.WriteAsync("demo", [.. Enumerable.Range(0, 100).Select(i => Documents.Put($"{i}", ("tags", "red"), ("tags", $"own {i}"), ("public_id", $"p{i}")))], Token);
        await Store.Search.WriteAsync("demo", [.. Enumerable.Range(0, 100).Select(i => new SearchChange($"{i}", null))], Token);
        await Store.DisposeAsync();

        using var database = new Database(FileOf("demo"), SearchSchema.Shape);
        foreach (var count in (string[])["SELECT count(*) FROM terms", "SELECT count(*) FROM names", "SELECT count(*) FROM blocks", "SELECT count(*) FROM bodies", "SELECT count(*) FROM docs"])
        {
            Assert.Equal(0L, database.Read(session => session.Scalar(count)));
        }

        foreach (var words in (string[])["SELECT count(*) FROM terms_words('own OR red')", "SELECT count(*) FROM lone_words('own OR red')", "SELECT count(*) FROM names_words('p1 OR p2')"])
        {
            Assert.Equal(0L, database.Read(session => session.Scalar(words)));
        }
    }

    [Fact]
    public async Task A_document_with_a_term_that_is_lost_is_written_anew()
    {
        await Store.Search.WriteAsync("demo", [.. Enumerable.Range(0, 40).Select(i => Documents.Put($"{i}", ("tags", "red"), ("tags", $"own {i}")))], Token);
        await TamperAsync("DELETE FROM terms");
        await Store.Search.WriteAsync("demo", [Documents.Put("0", ("tags", "red")), Documents.Put("1", ("tags", "blue")), new("2", null)], Token);

        Assert.Equal(1, await Store.Search.TotalAsync("demo", Tagged, Token));
        Assert.Equal(1, await Store.Search.TotalAsync("demo", new SearchPredicate.Exact("tags", "blue"), Token));
        await Store.Search.WriteAsync("demo", [.. Enumerable.Range(0, 40).Select(i => Documents.Put($"{i}", ("tags", "red")))], Token);
        Assert.Equal(40, await Store.Search.TotalAsync("demo", Tagged, Token));
    }

    [Fact]
    public async Task What_is_written_after_clearing_is_right_whatever_was_amiss()
    {
        SearchChange[] changes = [.. Enumerable.Range(0, 40).Select(i => Documents.Put($"{i}", ("tags", "red"), ("tags", $"own {i}"), ("public_id", $"p{i}")))];
        await Store.Search.WriteAsync("demo", changes, Token);
        await TamperAsync("DELETE FROM blocks", "DELETE FROM names", "DELETE FROM terms WHERE id > 3", "INSERT INTO terms_words(terms_words) VALUES('delete-all')");
        await Store.Search.ClearAsync("demo", Token);
        await Store.Search.WriteAsync("demo", changes, Token);

        Assert.Equal(40, await Store.Search.TotalAsync("demo", Tagged, Token));
        Assert.Equal(11, await Store.Search.TotalAsync("demo", new SearchPredicate.Begins("public_id", "p1"), Token));
        Assert.Equal(1, await Store.Search.TotalAsync("demo", new SearchPredicate.Exact("tags", "own 7"), Token));
    }

    [Fact]
    public async Task Invented_names_of_numbers_are_bounded_and_stay_texts()
    {
        var invented = Enumerable.Range(0, 2 * FieldTable.MostNumericFields).Select(i => $"image_metadata.n{i:0000}").ToArray();
        var document = Documents.Of("a", [.. invented.Select(name => (name, "7"))]);
        await Store.Search.WriteAsync("demo", [new("a", document with { Numbers = [.. document.Numbers, .. invented.Select(name => new SearchNumber(name, 7))] })], Token);
        await Store.Search.WriteAsync("demo", [new("b", Documents.Of("b") with { Numbers = [new(invented[0], 8), new(invented[^1], 8), new("metadata.n", 8)] })], Token);

        Assert.Equal(2, await Store.Search.TotalAsync("demo", new SearchPredicate.Between(invented[0], 7, true, 8, true), Token));
        Assert.Equal(0, await Store.Search.TotalAsync("demo", new SearchPredicate.Between(invented[^1], 7, true, 8, true), Token));
        Assert.Equal(1, await Store.Search.TotalAsync("demo", new SearchPredicate.Between("metadata.n", 7, true, 8, true), Token));
        Assert.Equal(1, await Store.Search.TotalAsync("demo", new SearchPredicate.Exact(invented[^1], "7"), Token));
        await Store.DisposeAsync();
        using var database = new Database(FileOf("demo"), SearchSchema.Shape);

        // Besides: bytes, created_at and metadata.n.
        Assert.Equal(FieldTable.MostNumericFields + 3L, database.Read(session => session.Scalar("SELECT count(DISTINCT id >> 20) FROM numbers")));
    }

    [Fact]
    public async Task Numbers_of_removed_documents_come_again()
    {
        for (var round = 0; round < 3; round++)
        {
            await Store.Search.WriteAsync("demo", [.. Enumerable.Range(0, 50).Select(i => Documents.Put($"{round} {i}", ("tags", "red")))], Token);
            await Store.Search.WriteAsync("demo", [.. Enumerable.Range(0, 50).Select(i => new SearchChange($"{round} {i}", null))], Token);
        }

        await Store.Search.WriteAsync("demo", [Documents.Put("last", ("tags", "red"))], Token);
        await Store.DisposeAsync();
        using var database = new Database(FileOf("demo"), SearchSchema.Shape);
        Assert.True(database.Read(session => (long)session.Scalar("SELECT max(doc) FROM docs")!) < 50);
    }
}
