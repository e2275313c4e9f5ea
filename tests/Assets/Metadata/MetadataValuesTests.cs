using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Metadata;

public sealed class MetadataValuesTests : IAsyncDisposable
{
    private readonly MetadataLibrary _metadata = new();

    [Theory]
    [InlineData("i=123", "i=123")]
    [InlineData("i= -5 |s=a\\=b\\|c", "i=-5 s=\"a=b|c\"")]
    [InlineData("d=2026-02-28|e=y", "d=\"2026-02-28\" e=\"y\"")]
    [InlineData("l=[\"z\",\"x\",\"z\"]", "l=[\"z\",\"x\"]")]
    [InlineData("l=x", "l=[\"x\"]")]
    [InlineData("{\"i\":7,\"l\":[\"y\"],\"s\":\"a|b\"}", "i=7 l=[\"y\"] s=\"a|b\"")]
    [InlineData("{\"i\":\"7\",\"s\":5}", "i=7 s=\"5\"")]
    [InlineData("i=|s", "")]
    [InlineData("", "")]
    public async Task Values_are_read_in_every_spelling_and_kept_in_the_types_of_their_fields(string sent, string stored)
    {
        await FieldsAsync();
        Assert.Equal(stored, await _metadata.UploadAsync("a", sent));
    }

    [Theory]
    [InlineData("x=1", "Metadata External IDs do not exist: [\"x\"]")]
    [InlineData("x=1|i=z|y", "Metadata External IDs do not exist: [\"x\",\"y\"]")]
    [InlineData("i=1.5", "'1.5' is not valid for field 'i'")]
    [InlineData("i=9223372036854775808", "'9223372036854775808' is not valid for field 'i'")]
    [InlineData("d=2026-02-30", "'2026-02-30' is not valid for field 'd'")]
    [InlineData("e=Y", "'Y' is not valid for field 'e'")]
    [InlineData("l=[\"x\",\"q\"]", "'[\"x\",\"q\"]' is not valid for field 'l'")]
    [InlineData("{\"l\":[{}]}", "'[{}]' is not valid for field 'l'")]
    [InlineData("i=a|d=b", "'b' is not valid for field 'd', 'a' is not valid for field 'i'")]
    public async Task What_is_not_valid_is_refused_whole(string sent, string message)
    {
        await FieldsAsync();
        Assert.Equal(message, await MetadataLibrary.ErrorAsync(() => _metadata.UploadAsync("a", sent)));
        Assert.Null(await _metadata.Library.FindAsync("a"));
    }

    [Fact]
    public async Task A_change_merges_and_an_empty_value_takes_away()
    {
        await FieldsAsync();
        await _metadata.UploadAsync("a", "i=1|s=x");
        Assert.Equal("e=\"x\" i=2 s=\"x\"", await _metadata.ChangeAsync("a", "i=2|e=x"));
        Assert.Equal("e=\"x\" i=2", await _metadata.ChangeAsync("a", "s="));
        Assert.Equal("i=2", await _metadata.ChangeAsync("a", "{\"e\":null}"));
    }

    [Fact]
    public async Task Invalid_values_are_left_out_where_that_was_asked_for()
    {
        await FieldsAsync();
        Assert.Equal("s=\"x\"", await _metadata.UploadAsync("a", "i=z|s=x", clearInvalid: true));
        await _metadata.ChangeAsync("a", "e=x");
        await _metadata.Datasources.ActivateAsync(TestLibrary.Admin, TestLibrary.Cloud, "e", ["x"], active: false, Token);
        Assert.Equal("e=\"x\" i=1 s=\"x\"", await _metadata.ChangeAsync("a", "i=1"));
        Assert.Equal("i=2 s=\"x\"", await _metadata.ChangeAsync("a", "i=2", clearInvalid: true));
    }

    [Fact]
    public async Task A_new_asset_has_the_defaults_that_nothing_else_was_given_for()
    {
        await _metadata.AddAsync("a", standard: "\"x\"");
        await _metadata.AddAsync("b", "integer", "5");
        await _metadata.AddAsync("off", standard: "\"x\"", with: draft => draft with { DefaultDisabled = true });
        Assert.Equal("a=\"y\" b=5", await _metadata.UploadAsync("1", "a=y"));
        Assert.Equal("b=5", await _metadata.UploadAsync("2", "a="));
        Assert.Equal("a=\"x\" b=5 off=\"z\"", await _metadata.UploadAsync("3", "off=z"));
        Assert.Equal("a=\"x\" b=5", await _metadata.UploadAsync("3"));
    }

    [Fact]
    public async Task A_mandatory_field_has_a_value_on_every_new_asset_and_keeps_one()
    {
        await _metadata.Library.UploadAsync("old");
        await _metadata.AddAsync("m");
        await _metadata.AddAsync("s");
        await _metadata.Fields.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, "m", new() { Mandatory = true }, Token);

        Assert.Equal("Mandatory metadata fields have no value: [\"m\"]", await MetadataLibrary.ErrorAsync(() => _metadata.UploadAsync("a")));
        Assert.Equal("m=\"x\"", await _metadata.UploadAsync("a", "m=x"));
        await MetadataLibrary.ErrorAsync(() => _metadata.ChangeAsync("a", "m="));
        Assert.Equal("s=\"1\"", await _metadata.ChangeAsync("old", "s=1"));

        await _metadata.Fields.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, "m", new() { DefaultValue = MetadataLibrary.Json("\"d\"") }, Token);
        Assert.Equal("m=\"d\"", await _metadata.ChangeAsync("a", "m="));
        Assert.Equal("m=\"d\"", await _metadata.UploadAsync("b"));
    }

    [Fact]
    public async Task What_cannot_be_given_metadata_may_lack_a_mandatory_value_and_has_the_defaults()
    {
        await _metadata.AddAsync("m");
        await _metadata.AddAsync("s", standard: "\"x\"");
        await _metadata.Fields.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, "m", new() { Mandatory = true }, Token);

        await using var file = await _metadata.Library.FileAsync(FakeMedia.Image());
        var request = new IngestRequest
        {
            Environment = _metadata.Library.Environment,
            Path = file.Path,
            TakesNoMetadata = true,
            Options = new() { Naming = new() { PublicId = "drawn" } },
        };
        await _metadata.Library.Get<Ingestor>().ExecuteAsync(TestLibrary.Admin, request, Token);
        Assert.Equal("s=\"x\"", await _metadata.ValuesAsync("drawn"));
    }

    [Fact]
    public async Task A_list_that_grows_takes_new_values_as_entries()
    {
        await _metadata.AddAsync("l", "set", entries: "a", with: draft => draft with { AllowDynamicListValues = true });
        Assert.Equal("l=[\"a\",\"new one\"]", await _metadata.UploadAsync("x", "l=[\"A\",\"new one\"]"));
        var field = await _metadata.Fields.FindAsync(TestLibrary.Admin, TestLibrary.Cloud, "l", Token);
        Assert.Equal([new("a", "A"), new("new one", "new one")], field.Datasource);
    }

    [Fact]
    public async Task No_list_grows_by_a_file_that_is_none_or_by_a_call_that_nobody_signed()
    {
        await _metadata.AddAsync("l", "set", entries: "a", with: draft => draft with { AllowDynamicListValues = true });
        await MetadataLibrary.ErrorAsync(() => _metadata.Library.UploadAsync("x", "", new() { Metadata = MetadataInput.Parse("l=new") }));

        await using var file = await _metadata.Library.FileAsync(FakeMedia.Image());
        var request = new IngestRequest
        {
            Environment = _metadata.Library.Environment,
            Path = file.Path,
            IsUnsigned = true,
            Options = new() { Metadata = MetadataInput.Parse("l=new") },
        };
        Assert.Equal("'new' is not valid for field 'l'", await MetadataLibrary.ErrorAsync(() => _metadata.Library.Get<Ingestor>().ExecuteAsync(TestLibrary.Admin, request, Token)));
        Assert.Equal([new("a", "A")], (await _metadata.Fields.FindAsync(TestLibrary.Admin, TestLibrary.Cloud, "l", Token)).Datasource);
    }

    [Fact]
    public async Task A_change_of_nothing_adds_nothing_to_a_list_that_grows()
    {
        await _metadata.AddAsync("l", "set", entries: "a", with: draft => draft with { AllowDynamicListValues = true });
        var change = await _metadata.Library.Get<MetadataValues>().PrepareAsync(TestLibrary.Cloud, MetadataInput.Parse("l=new"), clearInvalid: false, Token);
        Assert.Empty(await _metadata.Library.Get<LabelAssets>().MetadataAsync(TestLibrary.Admin, [TestLibrary.Key("nobody")], change, Token));
        Assert.Equal([new("a", "A")], (await _metadata.Fields.FindAsync(TestLibrary.Admin, TestLibrary.Cloud, "l", Token)).Datasource);

        await _metadata.UploadAsync("x");
        Assert.Equal("l=[\"new\"]", await _metadata.ChangeAsync("x", "l=new"));
    }

    [Fact]
    public async Task A_pattern_that_takes_too_long_matches_nothing()
    {
        await _metadata.AddAsync("s", validation: "{\"type\":\"strregex\",\"regex\":\"^(a+)+$\"}");
        Assert.Equal("s=\"aa\"", await _metadata.UploadAsync("a", "s=aa"));
        Assert.EndsWith("is not valid for field 's'", await MetadataLibrary.ErrorAsync(() => _metadata.UploadAsync("b", $"s={new string('a', 40)}!")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_a_field_that_had_the_id_before_does_not_stay()
    {
        await _metadata.AddAsync("f");
        await _metadata.UploadAsync("a", "f=x");
        var asset = (await _metadata.Library.FindAsync("a"))!;
        await _metadata.AddAsync("n", "integer");
        await _metadata.Library.Catalog.WriteAsync(asset, asset with { Metadata = asset.Metadata.Add("n", MetadataLibrary.Json("\"x\"")) }, null, [], Token);
        Assert.Equal("f=\"y\"", await _metadata.ChangeAsync("a", "f=y"));
    }

    public ValueTask DisposeAsync() => _metadata.DisposeAsync();

    private async Task FieldsAsync()
    {
        await _metadata.AddAsync("d", "date");
        await _metadata.AddAsync("e", "enum", entries: "x y");
        await _metadata.AddAsync("i", "integer");
        await _metadata.AddAsync("l", "set", entries: "x y z");
        await _metadata.AddAsync("s");
    }
}
