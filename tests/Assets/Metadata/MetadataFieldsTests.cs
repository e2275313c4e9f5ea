using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Metadata;

namespace ServerlessDam.Assets.Tests.Metadata;

public sealed class MetadataFieldsTests : IAsyncDisposable
{
    private readonly MetadataLibrary _metadata = new();

    [Fact]
    public async Task Fields_are_listed_in_the_order_in_which_they_were_added_or_put()
    {
        foreach (var id in new[] { "b", "c", "a" })
        {
            await _metadata.AddAsync(id);
        }

        Assert.Equal("b c a", await OrderAsync());
        await _metadata.Fields.ReorderAsync(TestLibrary.Admin, TestLibrary.Cloud, "label", descending: true, Token);
        Assert.Equal("c b a", await OrderAsync());
        await _metadata.Fields.MoveAsync(TestLibrary.Admin, TestLibrary.Cloud, "a", 0, Token);
        Assert.Equal("a c b", await OrderAsync());
        await _metadata.Fields.MoveAsync(TestLibrary.Admin, TestLibrary.Cloud, "a", int.MaxValue, Token);
        Assert.Equal("c b a", await OrderAsync());
        Assert.Contains("order_by", await MetadataLibrary.ErrorAsync(() => _metadata.Fields.ReorderAsync(TestLibrary.Admin, TestLibrary.Cloud, "size", false, Token)));
    }

    [Theory]
    [InlineData("integer", "\"5\"", "{\"type\":\"less_than\",\"equals\":\"true\",\"value\":\"5\"}", "5", "{\"type\":\"less_than\",\"equals\":true,\"value\":5}")]
    [InlineData("integer", "5", "{\"rules\":[{\"type\":\"less_than\",\"equals\":true,\"value\":5}],\"type\":\"and\"}", "5", "{\"rules\":[{\"type\":\"less_than\",\"equals\":true,\"value\":5}],\"type\":\"and\"}")]
    [InlineData("date", "\"2026-01-31\"", "{\"type\":\"greater_than\",\"value\":\"2025-12-31\"}", "\"2026-01-31\"", "{\"type\":\"greater_than\",\"value\":\"2025-12-31\"}")]
    [InlineData("string", "\"abc\"", "{\"type\":\"strlen\",\"min\":3}", "\"abc\"", "{\"type\":\"strlen\",\"min\":3}")]
    [InlineData("string", "\"abc\"", "{\"type\":\"strregex\",\"regex\":\"^[a-c]{3}$\"}", "\"abc\"", "{\"type\":\"strregex\",\"regex\":\"^[a-c]{3}$\"}")]
    public async Task Defaults_and_validations_are_echoed_as_they_were_written_in_the_types_of_the_field(string type, string standard, string validation, string storedDefault, string storedValidation)
    {
        var field = await _metadata.AddAsync("f", type, standard, validation);
        Assert.Equal((storedDefault, storedValidation), (field.DefaultValue!.Value.GetRawText(), field.Validation!.Value.GetRawText()));
        var found = await _metadata.Fields.FindAsync(TestLibrary.Admin, TestLibrary.Cloud, "f", Token);
        Assert.Equal((storedDefault, storedValidation), (found.DefaultValue!.Value.GetRawText(), found.Validation!.Value.GetRawText()));
    }

    [Theory]
    [InlineData("integer", "6", "{\"type\":\"less_than\",\"equals\":true,\"value\":5}", "default_value is invalid")]
    [InlineData("integer", "\"x\"", null, "default_value is invalid")]
    [InlineData("date", "\"2026-02-30\"", null, "default_value is invalid")]
    [InlineData("string", "\"ab\"", "{\"type\":\"strlen\",\"min\":3}", "default_value is invalid")]
    [InlineData("enum", "\"z\"", null, "default_value is invalid")]
    [InlineData("string", null, "{\"type\":\"less_than\",\"value\":5}", "validation is invalid: less_than is not a rule for a field of type string")]
    [InlineData("integer", null, "{\"type\":\"less_than\"}", "validation is invalid: value is not of type integer")]
    [InlineData("string", null, "{\"type\":\"strregex\",\"regex\":\"(\"}", "validation is invalid: regex is not a regular expression")]
    [InlineData("string", null, "{\"type\":\"strlen\"}", "validation is invalid: strlen needs a min or a max, from 0 and in that order")]
    [InlineData("string", null, "{\"type\":\"and\",\"rules\":[{\"type\":\"and\",\"rules\":[]}]}", "validation is invalid: and is not a rule for a field of type string")]
    [InlineData("string", null, "[]", "validation is invalid: an object is expected")]
    [InlineData("colour", null, null, "type colour is invalid: string, integer, date, enum or set is expected")]
    public async Task What_no_field_can_have_is_refused(string type, string? standard, string? validation, string message)
        => Assert.Equal(message, await MetadataLibrary.ErrorAsync(() => _metadata.AddAsync("f", type, standard, validation, type == "enum" ? "a b" : null)));

    [Fact]
    public async Task A_mandatory_field_needs_a_default_when_it_is_made_and_not_when_it_is_changed()
    {
        Assert.Equal("default_value is required for a mandatory field", await MetadataLibrary.ErrorAsync(() => _metadata.AddAsync("f", with: draft => draft with { Mandatory = true })));
        await _metadata.AddAsync("f");
        Assert.True((await UpdateAsync("f", new() { Mandatory = true })).Mandatory);
    }

    [Fact]
    public async Task A_change_leaves_what_was_not_sent_and_takes_away_what_was_sent_as_null()
    {
        await _metadata.AddAsync("f", "string", "\"abc\"", "{\"type\":\"strlen\",\"min\":3}");
        Assert.Equal("default_value is invalid", await MetadataLibrary.ErrorAsync(() => UpdateAsync("f", new() { DefaultValue = MetadataLibrary.Json("\"ab\"") })));
        Assert.Equal("default_value is invalid", await MetadataLibrary.ErrorAsync(() => UpdateAsync("f", new() { Validation = MetadataLibrary.Json("{\"type\":\"strlen\",\"max\":2}") })));

        var renamed = await UpdateAsync("f", new() { Label = "F", Type = "integer", ExternalId = "g" });
        Assert.Equal(("F", MetadataFieldType.String, "f", "abc"), (renamed.Label, renamed.Type, renamed.ExternalId, renamed.DefaultValue!.Value.GetString()));
        var bare = await UpdateAsync("f", new() { DefaultValue = MetadataLibrary.Json("null"), Validation = MetadataLibrary.Json("null") });
        Assert.Equal((null, null), (bare.DefaultValue, bare.Validation));
        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(() => UpdateAsync("g", new()))).Kind);
    }

    [Fact]
    public async Task A_set_takes_ids_or_values_as_its_default_and_keeps_them_as_written()
    {
        var field = await _metadata.AddAsync("s", "set", "[\"a\",\"B\"]", entries: "a b");
        Assert.Equal("""["a","B"]""", field.DefaultValue!.Value.GetRawText());
        Assert.Equal("""s=["a","b"]""", await _metadata.UploadAsync("x"));
    }

    [Fact]
    public async Task Entries_are_changed_appended_taken_away_and_brought_back()
    {
        await _metadata.AddAsync("s", "set", entries: "a b");
        Assert.Equal("a:1 b:B c:3", await EntriesAsync(_metadata.Datasources.MergeAsync(TestLibrary.Admin, TestLibrary.Cloud, "s", [new("a", "1"), new("c", "3")], Token)));
        Assert.Equal("b:B c:3", await EntriesAsync(_metadata.Datasources.ActivateAsync(TestLibrary.Admin, TestLibrary.Cloud, "s", ["a"], active: false, Token)));
        Assert.Equal("a:1 b:B c:3", await EntriesAsync(_metadata.Datasources.ActivateAsync(TestLibrary.Admin, TestLibrary.Cloud, "s", ["a"], active: true, Token)));
        Assert.Equal("b:B c:3 a:1", await EntriesAsync(_metadata.Datasources.SortAsync(TestLibrary.Admin, TestLibrary.Cloud, "s", descending: true, Token)));
        Assert.Equal(
            "Datasource External IDs do not exist: [\"z\"]",
            await MetadataLibrary.ErrorAsync(() => _metadata.Datasources.ActivateAsync(TestLibrary.Admin, TestLibrary.Cloud, "s", ["a", "z"], active: false, Token)));
        var found = await _metadata.Datasources.SearchAsync(TestLibrary.Admin, TestLibrary.Cloud, null, "b", 10, Token);
        Assert.Equal(["b"], found.Select(each => each.Entry.ExternalId));
    }

    [Fact]
    public async Task A_list_has_at_most_3000_entries_and_a_cloud_at_most_100_fields()
    {
        var most = Enumerable.Range(0, 3000).Select(i => new EntryDraft($"entry-{i}", $"Value {i}")).ToList();
        await _metadata.AddAsync("s", "enum", with: draft => draft with { Datasource = most });
        Assert.StartsWith("A datasource can have at most 3000", await MetadataLibrary.ErrorAsync(() => _metadata.Datasources.MergeAsync(TestLibrary.Admin, TestLibrary.Cloud, "s", [new(null, "one more")], Token)), StringComparison.Ordinal);
        for (var i = 1; i < 100; i++)
        {
            await _metadata.AddAsync($"f{i}");
        }

        Assert.Equal("A product environment can have at most 100 metadata fields", await MetadataLibrary.ErrorAsync(() => _metadata.AddAsync("one-more")));
    }

    [Fact]
    public async Task A_deleted_field_is_gone_with_its_values_and_its_id_comes_back_later()
    {
        await _metadata.AddAsync("f", standard: "\"x\"");
        await _metadata.AddAsync("g");
        Assert.Equal("f=\"x\" g=\"y\"", await _metadata.UploadAsync("a", "g=y"));
        await _metadata.Fields.DeleteAsync(TestLibrary.Admin, TestLibrary.Cloud, "f", Token);

        Assert.Equal("g", await OrderAsync());
        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(() => _metadata.Fields.FindAsync(TestLibrary.Admin, TestLibrary.Cloud, "f", Token))).Kind);
        Assert.Equal("external id f already exists", await MetadataLibrary.ErrorAsync(() => _metadata.AddAsync("f", "integer")));
        await _metadata.CleanAsync();
        Assert.Equal("g=\"y\"", await _metadata.ValuesAsync("a"));
        Assert.Equal("external id f already exists", await MetadataLibrary.ErrorAsync(() => _metadata.AddAsync("f", "integer")));

        _metadata.Library.Clock.Advance(TimeSpan.FromMinutes(11));
        await _metadata.AddAsync("f", "integer");
        Assert.Equal("external id g already exists", await MetadataLibrary.ErrorAsync(() => _metadata.AddAsync("g")));
    }

    [Fact]
    public async Task Of_many_writers_at_once_none_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => _metadata.AddAsync($"f{i:D2}"))));
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"f{i:D2}"), (await OrderAsync()).Split(' ').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fields_need_an_admin()
    {
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Everything);
        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => _metadata.Fields.ListAsync(user, TestLibrary.Cloud, Token))).Kind);
    }

    public ValueTask DisposeAsync() => _metadata.DisposeAsync();

    private static async Task<string> EntriesAsync(Task<IReadOnlyList<DatasourceEntry>> entries)
        => string.Join(' ', (await entries).Select(entry => $"{entry.ExternalId}:{entry.Value}"));

    private Task<MetadataField> UpdateAsync(string id, MetadataFieldDraft draft) => _metadata.Fields.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, id, draft, Token);

    private async Task<string> OrderAsync()
        => string.Join(' ', (await _metadata.Fields.ListAsync(TestLibrary.Admin, TestLibrary.Cloud, Token)).Select(field => field.ExternalId));
}
