using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Tests.Metadata;

public sealed class MetadataRulesTests : IAsyncDisposable
{
    private const string IsPhoto = """{"metadata_field_id":"kind","equals":"photo"}""";

    private readonly MetadataLibrary _metadata = new();

    [Fact]
    public async Task A_field_that_a_rule_opens_takes_values_while_the_condition_holds()
    {
        await KindAsync();
        await _metadata.AddAsync("camera", standard: "\"unknown\"", with: draft => draft with { DefaultDisabled = true });
        await _metadata.RuleAsync("camera", IsPhoto, """{"enable":true}""");

        Assert.Equal("kind=\"film\"", await _metadata.UploadAsync("a", "kind=film"));
        Assert.Equal("'x' is not valid for field 'camera'", await MetadataLibrary.ErrorAsync(() => _metadata.ChangeAsync("a", "camera=x")));
        Assert.Equal("camera=\"x\" kind=\"photo\"", await _metadata.ChangeAsync("a", "camera=x|kind=photo"));
        Assert.Equal("kind=\"film\"", await _metadata.ChangeAsync("a", "kind=film"));
        Assert.Equal("camera=\"unknown\" kind=\"photo\"", await _metadata.UploadAsync("b", "kind=photo"));
    }

    [Theory]
    [InlineData("""{"activate_values":{"external_ids":["raw","jpg"]}}""", "jpg", "raw")]
    [InlineData("""{"activate_values":{"external_ids":["raw","jpg"],"mode":"exclusive"}}""", "jpg", "raw")]
    [InlineData("""{"activate_values":"all"}""", "mov", "raw")]
    public async Task Only_activated_entries_can_be_had(string result, string taken, string other)
    {
        await KindAsync();
        await _metadata.AddAsync("form", "set", entries: "raw jpg mov");
        await _metadata.RuleAsync("form", IsPhoto, result);
        Assert.Equal($"form=[\"{taken}\",\"{other}\"] kind=\"photo\"", await _metadata.UploadAsync("a", $"kind=photo|form=[\"{taken}\",\"{other}\"]"));
        if (taken == "mov")
        {
            return;
        }

        await MetadataLibrary.ErrorAsync(() => _metadata.UploadAsync("b", "kind=photo|form=mov"));
        Assert.Equal("form=[\"mov\"] kind=\"film\"", await _metadata.UploadAsync("b", "kind=film|form=mov"));

        // What the new kind does not have goes without being asked for.
        Assert.Equal("kind=\"photo\"", await _metadata.ChangeAsync("b", "kind=photo"));
    }

    [Fact]
    public async Task Later_rules_override_append_or_leave_alone_what_earlier_ones_activated()
    {
        await KindAsync();
        await _metadata.AddAsync("form", "set", entries: "raw jpg mov");
        await _metadata.RuleAsync("form", IsPhoto, """{"activate_values":{"external_ids":["raw"]}}""");
        await _metadata.RuleAsync("form", """{"metadata_field_id":"kind","populated":true}""", """{"activate_values":{"external_ids":["jpg"],"mode":"append"}}""");
        Assert.Equal("form=[\"raw\",\"jpg\"] kind=\"photo\"", await _metadata.UploadAsync("a", "kind=photo|form=[\"raw\",\"jpg\"]"));
        await MetadataLibrary.ErrorAsync(() => _metadata.UploadAsync("a", "kind=photo|form=mov"));
    }

    [Fact]
    public async Task A_rule_applies_a_value_where_there_is_none_or_adds_to_a_set()
    {
        await KindAsync();
        await _metadata.AddAsync("place", standard: "\"anywhere\"");
        await _metadata.AddAsync("use", "set", entries: "web print");
        await _metadata.RuleAsync("place", IsPhoto, """{"apply_value":{"value":"studio"}}""");
        await _metadata.RuleAsync("use", IsPhoto, """{"apply_value":{"value":["print"],"mode":"append"}}""");

        Assert.Equal("kind=\"photo\" place=\"studio\" use=[\"web\",\"print\"]", await _metadata.UploadAsync("a", "kind=photo|use=web"));
        Assert.Equal("kind=\"photo\" place=\"home\" use=[\"print\"]", await _metadata.UploadAsync("b", "kind=photo|place=home"));
        Assert.Equal("kind=\"film\" place=\"anywhere\"", await _metadata.UploadAsync("c", "kind=film"));
        Assert.Equal("kind=\"photo\" place=\"anywhere\" use=[\"print\"]", await _metadata.ChangeAsync("c", "kind=photo"));
        Assert.Equal("kind=\"photo\" use=[\"print\"]", await _metadata.ChangeAsync("c", "place="));
    }

    [Fact]
    public async Task A_rule_makes_a_field_mandatory()
    {
        await KindAsync();
        await _metadata.AddAsync("author");
        await _metadata.RuleAsync("author", IsPhoto, """{"set_mandatory":true}""");
        await _metadata.UploadAsync("a", "kind=film");
        await MetadataLibrary.ErrorAsync(() => _metadata.UploadAsync("b", "kind=photo"));
        Assert.Equal("Mandatory metadata fields have no value: [\"author\"]", await MetadataLibrary.ErrorAsync(() => _metadata.ChangeAsync("a", "kind=photo")));
        Assert.Equal("author=\"me\" kind=\"photo\"", await _metadata.ChangeAsync("a", "kind=photo|author=me"));
    }

    [Fact]
    public async Task Rules_follow_from_one_another_in_one_pass_whatever_the_order_of_the_fields()
    {
        foreach (var field in new[] { "c", "b", "a" })
        {
            await _metadata.AddAsync(field);
        }

        await _metadata.RuleAsync("c", """{"metadata_field_id":"b","populated":true}""", """{"apply_value":{"value":"3"}}""");
        await _metadata.RuleAsync("b", """{"metadata_field_id":"a","populated":true}""", """{"apply_value":{"value":"2"}}""");
        Assert.Equal("a=\"1\" b=\"2\" c=\"3\"", await _metadata.UploadAsync("x", "a=1"));
        Assert.Equal(
            "condition is invalid: field a would depend on itself",
            await MetadataLibrary.ErrorAsync(() => _metadata.RuleAsync("a", """{"or":[{"metadata_field_id":"c","populated":true}]}""", """{"enable":true}""")));
    }

    [Fact]
    public async Task An_inactive_rule_does_nothing_and_one_of_a_deleted_field_is_gone()
    {
        await KindAsync();
        await _metadata.AddAsync("place");
        var rule = await _metadata.RuleAsync("place", IsPhoto, """{"apply_value":{"value":"studio"}}""");
        var off = await _metadata.Rules.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, rule.ExternalId, new() { State = "inactive", Name = "n" }, Token);
        Assert.Equal((false, "n", rule.ConditionSignature), (off.Active, off.Name, off.ConditionSignature));
        Assert.Equal("kind=\"photo\"", await _metadata.UploadAsync("a", "kind=photo"));

        await _metadata.Fields.DeleteAsync(TestLibrary.Admin, TestLibrary.Cloud, "kind", Token);
        Assert.Empty(await _metadata.Rules.ListAsync(TestLibrary.Admin, TestLibrary.Cloud, Token));
        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(() => _metadata.Rules.DeleteAsync(TestLibrary.Admin, TestLibrary.Cloud, rule.ExternalId, Token))).Kind);
    }

    [Theory]
    [InlineData("""{"and":[{"metadata_field_id":"kind","equals":"photo"},{"metadata_field_id":"tags","includes":["x","y"]}]}""", "kind=photo|tags=[\"y\",\"x\",\"z\"]", true)]
    [InlineData("""{"and":[{"metadata_field_id":"kind","equals":"photo"},{"metadata_field_id":"tags","includes":["x","y"]}]}""", "kind=photo|tags=x", false)]
    [InlineData("""{"or":[{"metadata_field_id":"kind","equals":"photo"},{"metadata_field_id":"tags","equals":["x","y"]}]}""", "tags=[\"y\",\"x\"]", true)]
    [InlineData("""{"metadata_field_id":"tags","equals":["x","y"]}""", "tags=[\"x\",\"y\",\"z\"]", false)]
    [InlineData("""{"metadata_field_id":"kind","includes":["film","photo"]}""", "kind=film", true)]
    [InlineData("""{"metadata_field_id":"kind","populated":false}""", "", true)]
    [InlineData("""{"metadata_field_id":"size","equals":5}""", "size=5", true)]
    public async Task Conditions_look_at_values_of_every_type(string condition, string values, bool holds)
    {
        await KindAsync();
        await _metadata.AddAsync("tags", "set", entries: "x y z");
        await _metadata.AddAsync("size", "integer");
        await _metadata.AddAsync("out");
        await _metadata.RuleAsync("out", condition, """{"apply_value":{"value":"yes"}}""");
        Assert.Equal(holds, (await _metadata.UploadAsync("a", values)).Contains("out=\"yes\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kind", "[]", """{"enable":true}""", "condition is invalid: an object is expected")]
    [InlineData("kind", """{"metadata_field_id":"kind"}""", """{"enable":true}""", "condition is invalid: populated, equals or includes is missing")]
    [InlineData("kind", """{"and":[]}""", """{"enable":true}""", "condition is invalid: and needs conditions")]
    [InlineData("kind", """{"metadata_field_id":"x","populated":true}""", """{"enable":true}""", "Metadata External IDs do not exist: [\"x\"]")]
    [InlineData("x", """{"metadata_field_id":"kind","populated":true}""", """{"enable":true}""", "Metadata External IDs do not exist: [\"x\"]")]
    [InlineData("place", """{"metadata_field_id":"kind","populated":true}""", "{}", "result is invalid: enable, activate_values, apply_value or set_mandatory is missing")]
    [InlineData("place", """{"metadata_field_id":"kind","populated":true}""", """{"enable":"perhaps"}""", "result is invalid: enable is true or false")]
    [InlineData("place", """{"metadata_field_id":"kind","populated":true}""", """{"activate_values":"all"}""", "result is invalid: field place is no list")]
    [InlineData("kind", """{"metadata_field_id":"place","populated":true}""", """{"apply_value":{"value":"x"}}""", "'x' is not valid for field 'kind'")]
    [InlineData("kind", """{"metadata_field_id":"place","populated":true}""", """{"apply_value":{"value":"photo","mode":"x"}}""", "result is invalid: mode is one of default, append")]
    public async Task What_no_rule_can_be_is_refused(string field, string condition, string result, string message)
    {
        await KindAsync();
        await _metadata.AddAsync("place");
        Assert.Equal(message, await MetadataLibrary.ErrorAsync(() => _metadata.RuleAsync(field, condition, result)));
    }

    public ValueTask DisposeAsync() => _metadata.DisposeAsync();

    private Task KindAsync() => _metadata.AddAsync("kind", "enum", entries: "photo film");
}
