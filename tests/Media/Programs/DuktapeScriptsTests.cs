using System.Diagnostics;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Tests.Programs;

/// <summary>The real interpreter, given what strangers could send.</summary>
public sealed class DuktapeScriptsTests : IDisposable
{
    private readonly DuktapeScripts _scripts = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_says_what_it_prints() => Assert.Equal("42\n", await _scripts.RunAsync("print(6 * 7)", Token));

    [Theory]
    [InlineData("for (;;) {}")]
    [InlineData("/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    public async Task What_never_ends_is_ended(string program)
    {
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<DamException>(() => _scripts.RunAsync(program, Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("var a = 'x'; for (;;) { a += a; }")]
    [InlineData("var a = []; for (;;) { a.push(new Array(1000).join('x')); }")]
    [InlineData("new ArrayBuffer(1e9)")]
    [InlineData("function f() { f(); } f();")]
    [InlineData("for (;;) { print('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'); }")]
    [InlineData("print(new Array(100000).join('x'))")]
    [InlineData("throw new Error('no')")]
    [InlineData("this is no script")]
    public async Task Bombs_floods_and_faults_are_an_error_of_the_caller(string program)
        => Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => _scripts.RunAsync(program, Token))).Kind);

    [Fact]
    public async Task It_has_no_files_network_or_processes()
    {
        var names = await _scripts.RunAsync("print(['readFile', 'writeFile', 'os', 'std', 'process', 'fetch', 'XMLHttpRequest', 'WebSocket', 'load', 'system', 'exec'].map(function (n) { return typeof this[n]; }).filter(function (t) { return t !== 'undefined'; }).length)", Token);
        Assert.Equal("0\n", names);
        Assert.StartsWith("refused", await _scripts.RunAsync("try { require('/etc/passwd'); print('open'); } catch (e) { print('refused'); }", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_each_get_their_own()
    {
        var printed = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => _scripts.RunAsync($"print({number})", Token)));
        Assert.Equal(Enumerable.Range(0, 12).Select(number => $"{number}\n"), printed);
    }

    public void Dispose() => _scripts.Dispose();
}
