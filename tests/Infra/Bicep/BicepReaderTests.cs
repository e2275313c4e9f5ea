namespace ServerlessDam.Infra.Tests.Bicep;

/// <summary>The reader itself: it must find what it is there to find.</summary>
public sealed class BicepReaderTests
{
    [Theory]
    [InlineData("var a = {\n  b: 1\n")]
    [InlineData("var a = [1, 2}")]
    [InlineData("var a = 'never closed\nvar b = 1")]
    [InlineData("var a = 'x${b'")]
    [InlineData("var a = )")]
    [InlineData("var a = '''\nlines\n'''")]
    [InlineData("type a = string")]
    [InlineData("param a")]
    [InlineData("var a = { b: 1, b: 2 }")]
    public void What_is_broken_or_beyond_the_subset_is_refused(string text)
        => Assert.Throws<BicepException>(() => BicepFile.Parse(text));

    [Theory]
    [InlineData("var a = nowhere", "nowhere")]
    [InlineData("var a = 'x${nowhere}y'", "nowhere")]
    [InlineData("var a = true ? nowhere : 1", "nowhere")]
    [InlineData("var a = { b: nowhere.c.d }", "nowhere")]
    [InlineData("var a = [for x in nowhere: x.y]", "nowhere")]
    [InlineData("resource r 't@1' = if (!empty(nowhere)) {\n  name: 'n'\n}", "nowhere")]
    public void A_name_that_nothing_declares_is_found(string text, string name)
        => Assert.EndsWith(": " + name, Assert.Single(BicepFile.Parse(text).UndeclaredNames()), StringComparison.Ordinal);

    [Theory]
    [InlineData("param a string\nvar b = { a: a, c: 'x${a}' }")]
    [InlineData("var a = [for x in [1, 2]: { y: x }]")]
    [InlineData("var a = 1\nvar b = a == 1 ? a : 2 // nowhere")]
    [InlineData("@description('It\\'s a name: nowhere.')\nparam a string = 'b'")]
    public void A_name_that_is_declared_is_not(string text) => Assert.Empty(BicepFile.Parse(text).UndeclaredNames());

    [Fact]
    public void A_function_that_we_do_not_use_is_refused()
        => Assert.Throws<BicepException>(() => BicepFile.Parse("var a = uniqeString('b')").UndeclaredNames().ToList());

    [Fact]
    public void Objects_arrays_and_loops_keep_their_shape()
    {
        var file = BicepFile.Parse("var a = {\n  b: ['c', 'd']\n  'e-f': { g: 'h' }\n}\nvar i = [for j in ['k']: {\n  l: 'm'\n}]");
        Assert.Equal(["c", "d"], file.ValueOf("a")["b"].Items.Select(item => item.Text));
        Assert.Equal("h", file.ValueOf("a")["e-f"]["g"].Text);
        Assert.Equal("m", Assert.Single(file.ValueOf("i").Items)["l"].Text);
    }

    [Fact]
    public void A_parameter_without_default_is_required()
    {
        var file = BicepFile.Parse("param a string\nparam b string = ''");
        Assert.Equal(["a"], file.Of("param").Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name));
    }
}
