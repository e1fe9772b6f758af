module sallyport.example/remoteauth

go 1.19
