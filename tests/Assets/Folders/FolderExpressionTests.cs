using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Folders;

namespace ServerlessDam.Assets.Tests.Folders;

public sealed class FolderExpressionTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly Folder[] All = [.. new[] { "test_folder", "test_folder_2", "test", "test/sample", "test/my folder", "Other/deep/Sample" }
        .Select((path, i) => new Folder(path, $"id{i}", Now.AddDays(-i)))];

    [Theory]
    [InlineData("", "test_folder|test_folder_2|test|test/sample|test/my folder|Other/deep/Sample")]
    [InlineData("*", "test_folder|test_folder_2|test|test/sample|test/my folder|Other/deep/Sample")]
    [InlineData("path:*", "test_folder|test_folder_2|test|test/sample|test/my folder|Other/deep/Sample")]
    [InlineData("name=test_folder", "test_folder")]
    [InlineData("name=test_f*", "test_folder|test_folder_2")]
    [InlineData("test_folder*", "test_folder|test_folder_2")]
    [InlineData("name:sample", "test/sample|Other/deep/Sample")]
    [InlineData("name=test/sample", "test/sample")]
    [InlineData("name:\"my folder\"", "test/my folder")]
    [InlineData("path=\"test/my folder\"", "test/my folder")]
    [InlineData("path: test/sam*", "test/sample")]
    [InlineData("parent=test", "test/sample|test/my folder")]
    [InlineData("parent = test AND -name:sample", "test/my folder")]
    [InlineData("path=other/deep/sample OR name=test", "test|Other/deep/Sample")]
    [InlineData("NOT path:test AND name:sample", "Other/deep/Sample")]
    [InlineData("id=id3", "test/sample")]
    [InlineData("created_at>2d", "test_folder|test_folder_2")]
    [InlineData("created_at<=2026-06-12", "test/sample|test/my folder|Other/deep/Sample")]
    [InlineData("(name=test OR parent=test) AND -name:folder", "test|test/sample")]
    [InlineData("path:(sample test_folder)", "test_folder|test_folder_2|test/sample|Other/deep/Sample")]
    [InlineData("path:\"test/*\"", "test|test/sample|test/my folder")]
    [InlineData("parent=\"\"", "test_folder|test_folder_2|test")]
    [InlineData("*der", "test_folder|test/my folder")]
    [InlineData("NAME", "")]
    [InlineData("name", "test_folder|test_folder_2|test|test/sample|test/my folder|Other/deep/Sample")]
    public void It_holds_of_those_it_speaks_of(string expression, string paths)
        => Assert.Equal(paths, string.Join('|', All.Where(FolderExpression.Parse(expression, Now).Holds).Select(folder => folder.Path)));

    [Theory]
    [InlineData("nothing=a")]
    [InlineData("name=")]
    [InlineData("(a")]
    [InlineData("name>3")]
    [InlineData("created_at>yesterday")]
    [InlineData("\"open")]
    public void What_cannot_be_read_is_refused(string expression)
        => Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => FolderExpression.Parse(expression, Now)).Kind);

    [Theory]
    [InlineData("path=Test/Sample", "path=test/sample")]
    [InlineData("name:a AND parent=test/", "parent=test")]
    [InlineData("name=test/sample", "path=test/sample")]
    [InlineData("path=test OR path=other", null)]
    [InlineData("-path=test", null)]
    [InlineData("path=te*", null)]
    public void A_place_that_is_named_whole_is_looked_up(string expression, string? place)
        => Assert.Equal(place, FolderExpression.Parse(expression, Now).Place is { } exact ? $"{exact.Field}={exact.Value}" : null);
}
