using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Scripts;

namespace ServerlessDam.Assets.Tests.Scripts;

public sealed class EvaluateUploadTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task A_script_sees_the_file_and_the_options_that_it_may_set()
    {
        _library.Scripts.Prints = _ => """{"value":{}}""";
        await EvaluateAsync(("tags", "old"), ("public_id", "secret-place"));
        var program = Assert.Single(_library.Scripts.Programs);

        Assert.Contains("""width\u0022:640""", program, StringComparison.Ordinal);
        Assert.Contains("""tags\u0022:\u0022old""", program, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-place", program, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_leaves_becomes_parameters_in_the_spelling_of_the_wire()
    {
        _library.Scripts.Prints = _ => """
            {"value":{"tags":["a","b"],"context":{"w=1":"x|y"},"quality_analysis":true,"eager":["c_fill,w_10","w_20/png"],"metadata":{"set":["p","q"]},"auto_tagging":0.5}}
            """;
        var merged = await EvaluateAsync(("public_id", "kept"));

        Assert.Equal("a,b", merged["tags"]);
        Assert.Equal("w\\=1=x\\|y", merged["context"]);
        Assert.Equal("true", merged["quality_analysis"]);
        Assert.Equal("c_fill,w_10|w_20/png", merged["eager"]);
        Assert.Equal("set=[\"p\",\"q\"]", merged["metadata"]);
        Assert.Equal("0.5", merged["auto_tagging"]);
        Assert.Equal("kept", merged["public_id"]);
    }

    [Fact]
    public async Task It_sets_nothing_that_names_places_or_opens()
    {
        _library.Scripts.Prints = _ => """{"value":{"public_id":"stolen","type":"upload","folder":"x","overwrite":"true","access_mode":"public","notification_url":"https://x.test"}}""";
        var merged = await EvaluateAsync(("public_id", "kept"), ("type", "private"));

        Assert.Equal(["public_id", "type"], merged.Keys.Order());
        Assert.Equal(("kept", "private"), (merged["public_id"], merged["type"]));
    }

    [Fact]
    public async Task What_it_takes_away_is_gone()
    {
        _library.Scripts.Prints = _ => """{"value":{"tags":null}}""";
        Assert.False((await EvaluateAsync(("tags", "old"), ("context", "a=b"))).ContainsKey("tags"));
    }

    [Theory]
    [InlineData("""{"error":"ReferenceError: x is not defined"}""", "Invalid eval: ReferenceError: x is not defined")]
    [InlineData("""{"value":5}""", "Invalid eval: its result is no object")]
    [InlineData("""{}""", "Invalid eval: its result is no object")]
    [InlineData("""{"value":{"tags":"\ud800"}}""", "Invalid eval: its result is too large, too deep or no JSON")]
    [InlineData("""{"value":{"tags":"a","tags":"b"}}""", "Invalid eval: its result is too large, too deep or no JSON")]
    [InlineData("undefined", "Invalid eval: its result is too large, too deep or no JSON")]
    [InlineData("", "Invalid eval: its result is too large, too deep or no JSON")]
    public async Task A_failure_is_told_with_its_message(string printed, string message)
    {
        _library.Scripts.Prints = _ => printed;
        Assert.Equal(message, (await Assert.ThrowsAsync<DamException>(() => EvaluateAsync())).Message);
    }

    [Fact]
    public async Task A_value_without_end_is_refused()
    {
        _library.Scripts.Prints = _ => $$$"""{"value":{"tags":"{{{new string('x', 30_000)}}}"}}""";
        Assert.Equal("Invalid eval: tags has 30000 characters, at most 20000", (await Assert.ThrowsAsync<DamException>(() => EvaluateAsync())).Message);
    }

    [Fact]
    public async Task Without_an_interpreter_it_is_not_available()
        => Assert.Equal(ErrorKind.NotAvailable, (await Assert.ThrowsAsync<DamException>(() => EvaluateAsync())).Kind);

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<IReadOnlyDictionary<string, string>> EvaluateAsync(params (string Name, string Value)[] parameters)
    {
        await using var file = await _library.FileAsync(FakeMedia.Image());
        return await _library.Get<EvaluateUpload>().ExecuteAsync(
            "1", file.Path, "a.jpg", null, parameters.ToDictionary(pair => pair.Name, pair => pair.Value), Token);
    }
}
