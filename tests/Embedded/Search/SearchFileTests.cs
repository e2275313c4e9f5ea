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
